#!/usr/bin/env python3
"""Checks a voucher's history, as a page or as JSON on standard input: that the proof of each event (RFC 9162) leads from
its line to the root of the one checkpoint at the top.

Prints the size and the root of that checkpoint, to be held against one that was kept; needs nothing but Python.
"""
import base64
import hashlib
import html
import json
import re
import sys

text = sys.stdin.buffer.read().decode()
if text.startswith("{"):
    told = json.loads(text)
    note, events = told["checkpoint"], [[event["line"], *event["hashes"]] for event in told["events"]]
else:
    note, *events = [html.unescape(block) for block in re.findall("<pre>(.*?)</pre>", text, re.S)]
    events = [block.split("\n") for block in events]
size, root = int(note.split("\n")[1]), base64.b64decode(note.split("\n")[2])
previous = None
for line, *hashes in events:
    event = json.loads(line)
    at, last, node = event["sequence"], size - 1, hashlib.sha256(b"\0" + line.encode()).digest()
    for sibling in map(base64.b64decode, hashes):
        if at % 2 or at == last:
            node = hashlib.sha256(b"\1" + sibling + node).digest()
            while at and not at % 2:
                at, last = at // 2, last // 2
        else:
            node = hashlib.sha256(b"\1" + node + sibling).digest()
        at, last = at // 2, last // 2
    if node != root or last or event.get("previous") != previous:
        sys.exit(f"event {event['sequence']} is not proved")
    previous = event["sequence"]
if not events:
    sys.exit("there is no event")
print(f"{len(events)} events proved in the {size} of root {root.hex()}")
