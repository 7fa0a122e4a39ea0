#!/usr/bin/env python3
"""Rebuilds the root of the log's tree (RFC 6962) from an export's lines on standard input, in order from the first.

Prints how many events there are and the root; needs nothing but Python. It shares no code with Bonboek.
"""
import hashlib
import sys

peaks = []  # of whole subtrees, the largest first: (number of leaves, hash)
count = 0
for line in sys.stdin.buffer:
    if not line.endswith(b"\n"):
        sys.exit(f"line {count + 1} is cut off: the export is not whole")
    node = (1, hashlib.sha256(b"\0" + line[:-1]).digest())
    count += 1
    while peaks and peaks[-1][0] == node[0]:
        size, left = peaks.pop()
        node = (2 * size, hashlib.sha256(b"\1" + left + node[1]).digest())
    peaks.append(node)
root = peaks.pop()[1] if peaks else hashlib.sha256().digest()
while peaks:
    root = hashlib.sha256(b"\1" + peaks.pop()[1] + root).digest()
print(count, root.hex())
