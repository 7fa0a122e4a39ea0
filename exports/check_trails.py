#!/usr/bin/env python3
"""Checks the sampled trails of an auditor's pack, in whose folder it runs, against checkpoint.txt (RFC 9162, 2.1.3.2).

Each line has to lead to the checkpoint's root, and each to name the line before it as the voucher's previous event.
Needs nothing but Python, and shares no code with Bonboek. Whose signature is under the checkpoint is for others to check.
"""
import base64
import glob
import hashlib
import json
import sys


def root_of(leaf, index, size, hashes):
    node, last, root = index, size - 1, leaf
    for sibling in hashes:
        if last == 0:
            return None
        if node & 1 or node == last:
            root = hashlib.sha256(b"\1" + sibling + root).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            root = hashlib.sha256(b"\1" + root + sibling).digest()
        node, last = node >> 1, last >> 1
    return root if last == 0 else None


def check(name, size, root):
    with open(name, "rb") as file:
        lines = file.read().split(b"\n")
    with open(name.removesuffix(".ndjson") + ".proofs.json", "rb") as file:
        proofs = json.load(file)["proofs"]
    if lines.pop() != b"" or len(lines) != len(proofs) or not lines:
        sys.exit(f"{name}: not one proof for each whole line")
    previous = None
    for line, proof in zip(lines, proofs):
        event = json.loads(line)
        if event["sequence"] != proof["sequence"] or event["voucher"] not in name:
            sys.exit(f"{name}: the proof for event {proof['sequence']} is for another line")
        if event.get("previous") != previous:
            sys.exit(f"{name}: event {event['sequence']} does not follow on the line before it")
        leaf = hashlib.sha256(b"\0" + line).digest()
        hashes = [base64.b64decode(each) for each in proof["hashes"]]
        if root_of(leaf, event["sequence"], size, hashes) != root:
            sys.exit(f"{name}: event {event['sequence']} does not lead to the root of checkpoint.txt")
        previous = event["sequence"]
    return len(lines)


with open("checkpoint.txt", encoding="utf-8") as file:
    _, size, root = file.read().split("\n")[:3]
trails = sorted(glob.glob("sample/*.ndjson"))
count = sum(check(name, int(size), base64.b64decode(root)) for name in trails)
print(f"{count} lines of {len(trails)} vouchers lead to the root of checkpoint.txt")
