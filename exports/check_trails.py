#!/usr/bin/env python3
"""Checks that each event of a voucher's trail is in the log's tree (RFC 9162, 2.1.3.2), and none between them left out.

  check_trails.py           in the folder of an auditor's pack: sample/ holds the trails that sample.csv lists and no
                            other, each whole, and all lead to the root of checkpoint.txt
  check_trails.py FILE...   vouchers' histories, as a page or as JSON; - is standard input. Each leads to the root of the
                            checkpoint that it tells: hold its size and root against one that you kept

Needs nothing but Python, and shares no code with Bonboek. Whose signature is under a checkpoint is for others to check,
and whether sample.csv was drawn and counted as it should be, by the pack's README.
"""
import base64
import csv
import hashlib
import html
import json
import os
import re
import sys


class Fault(Exception):
    pass


def demand(holds, fault):
    if not holds:
        raise Fault(fault)


def read(name):
    with sys.stdin.buffer if name == "-" else open(name, "rb") as file:
        return file.read().decode()


def head_of(note):
    """The size and the root that a checkpoint, a signed note, tells."""
    text, gap, signatures = note.partition("\n\n")
    lines = text.split("\n")
    demand(gap and len(lines) >= 3 and signatures.startswith("\u2014 "), "it is no signed checkpoint")
    demand(re.fullmatch("[1-9][0-9]*", lines[1], re.ASCII), "its second line is no number of events")
    root = base64.b64decode(lines[2], validate=True)
    demand(len(root) == 32, "its third line is no root")
    return int(lines[1]), root


def root_of(leaf, index, size, hashes):
    node, last, root = index, size - 1, leaf
    if not 0 <= node <= last:
        return None
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


def check_trail(events, size, root):
    """Of pairs of a line and its hashes, all of one voucher; returns its number and the events' sequences."""
    demand(events, "there is no event")
    vouchers, sequences = set(), [None]
    for line, hashes in events:
        event = json.loads(line)
        sequence = event["sequence"]
        vouchers.add(event["voucher"])
        demand(event.get("previous") == sequences[-1], f"event {sequence} does not follow on the line before it")
        leaf = hashlib.sha256(b"\0" + line.encode()).digest()
        siblings = [base64.b64decode(each, validate=True) for each in hashes]
        demand(root_of(leaf, sequence, size, siblings) == root, f"event {sequence} does not lead to the checkpoint's root")
        sequences.append(sequence)
    demand(len(vouchers) == 1, "it tells of more than one voucher")
    return vouchers.pop(), sequences[1:]


def check_history(name):
    text = read(name)
    if text.startswith("{"):
        told = json.loads(text)
        note, events = told["checkpoint"], [(event["line"], event["hashes"]) for event in told["events"]]
    else:
        blocks = [html.unescape(block).split("\n") for block in re.findall("<pre>(.*?)</pre>", text, re.S)]
        demand(blocks, "it is neither the page nor the JSON of a voucher's history")
        note, events = "\n".join(blocks[0]), [(line, hashes) for line, *hashes in blocks[1:]]
    size, root = head_of(note)
    voucher, sequences = check_trail(events, size, root)
    print(f"{voucher}: {len(sequences)} events proved in the {size} of root {root.hex()}")


def check_sampled(voucher, told, size, root):
    lines = read(f"sample/{voucher}.ndjson").split("\n")
    proofs = json.loads(read(f"sample/{voucher}.proofs.json"))["proofs"]
    demand(lines.pop() == "", "its last line is cut off")
    count, first, last = told
    demand(len(lines) == count, f"it has {len(lines)} events, and sample.csv says {count}")
    demand(len(proofs) == count, f"it has {len(proofs)} proofs for {count} events")
    number, sequences = check_trail([(line, proof["hashes"]) for line, proof in zip(lines, proofs)], size, root)
    demand(number == voucher, f"its lines are of voucher {number}")
    demand(sequences == [proof["sequence"] for proof in proofs], "its proofs are for other events")
    demand(sequences[0] == first, f"it begins with event {sequences[0]}, and sample.csv says {first}")
    demand(sequences[-1] == last, f"it ends with event {sequences[-1]}, and sample.csv says {last}")


def sampled():
    """By voucher: how many events it has, the first and the last of them."""
    heading, *lines = read("sample.csv").splitlines()
    told = {}
    for row in csv.reader(lines, delimiter=";" if ";" in heading else ","):
        demand(len(row) == 6 and re.fullmatch(r"\d\d-\d{6}-\d\d", row[1], re.ASCII), f"{row} is no row of a sample")
        demand(row[1] not in told, f"it has voucher {row[1]} twice")
        told[row[1]] = tuple(int(cell) for cell in row[3:])
    demand(told or not paid(), "it lists no voucher, and population.csv does")
    return told


def paid():
    """The lines of population.csv: what the sample is drawn from."""
    return read("population.csv").splitlines()[1:]


def tried(name, work, *given):
    """What the work returns; whatever is wrong on the way is said of the name, and ends this."""
    try:
        return work(*given)
    except OSError as error:
        sys.exit(f"{name}: can't read {error.filename}: {error.strerror}")
    except Fault as fault:
        sys.exit(f"{name}: {fault}")
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        sys.exit(f"{name}: it is not what it should be ({type(error).__name__}: {error})")


def check_pack():
    size, root = tried("checkpoint.txt", lambda: head_of(read("checkpoint.txt")))
    sample = tried("sample.csv", sampled)
    wanted = {f"{voucher}{ending}" for voucher in sample for ending in (".ndjson", ".proofs.json")}
    found = set(tried("sample", os.listdir, "sample"))
    for name in sorted(wanted - found):
        sys.exit(f"sample/{name}: it is not there, and sample.csv lists its voucher")
    for name in sorted(found - wanted):
        sys.exit(f"sample/{name}: it is there, and sample.csv does not list its voucher")
    for voucher, told in sample.items():
        tried(f"sample/{voucher}.ndjson", check_sampled, voucher, told, size, root)
    if not sample:
        print("nothing was paid in the year, so there is nothing to sample")
        return
    count = sum(told[0] for told in sample.values())
    print(f"{count} lines of {len(sample)} vouchers, all that sample.csv lists, lead to the root of checkpoint.txt")


if len(sys.argv) == 1:
    check_pack()
for history in sys.argv[1:]:
    tried(history, check_history, history)
