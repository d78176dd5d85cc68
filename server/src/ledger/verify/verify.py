#!/usr/bin/env python3
"""Verifies an exported Beadle ledger, or any log in the layout of C2SP tlog-tiles, with Python's standard library alone.

    verify.py DIRECTORY [KEY]

KEY is the school's public key as it published it (name+id+base64). Without it the key in the export is used, which shows
that the log is whole, but not whose it is. Exit code 0: whole. 1: not. Written apart from the TypeScript verifier, and
simpler: it shares no code and no author's shortcuts with it.
"""

import base64
import hashlib
import os
import sys

WIDTH = 256


class Broken(Exception):
    pass


# --- Ed25519 (RFC 8032, section 6: the reference implementation's formulas; slow, and needed once) ---------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P)
    if square % P == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def decompress(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    i, j, k, l = f - e, h - g, h + g, f + e
    return (i * j % P, k * l % P, j * k % P, i * l % P)


def multiply(n, point):
    result = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def ed25519_verify(public, message, signature):
    a, r = decompress(public), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % Q
    left, right = multiply(s, BASE), add(r, multiply(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# --- the tree (RFC 6962, section 2.1) ----------------------------------------------------------------------------------


def leaf_hash(leaf):
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root_of(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return node_hash(root_of(hashes[:split]), root_of(hashes[split:]))


# --- the files (C2SP tlog-tiles, signed-note, tlog-checkpoint) ---------------------------------------------------------


def tile_path(level, index, width):
    parts = ["%03d" % (index % 1000)]
    index //= 1000
    while index:
        parts.insert(0, "x%03d" % (index % 1000))
        index //= 1000
    return "tile/%s/%s%s" % (level, "/".join(parts), "" if width == WIDTH else ".p/%d" % width)


def read(directory, path):
    try:
        with open(os.path.join(directory, path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise Broken("there is no %s" % path)


def open_note(note, key):
    name, key_id, encoded = key.strip().split("+", 2)
    public = base64.b64decode(encoded)
    if public[:1] != b"\1" or len(public) != 33:
        raise Broken("the key is not Ed25519")
    if hashlib.sha256(name.encode() + b"\n" + public).digest()[:4].hex() != key_id:
        raise Broken("the key does not have its id")
    text, separator, signatures = note.rpartition(b"\n\n")
    text += b"\n"
    for line in signatures.decode().splitlines():
        words = line.split(" ")
        if len(words) != 3 or words[0] != "\u2014" or words[1] != name:
            continue
        signature = base64.b64decode(words[2])
        if len(signature) == 68 and signature[:4].hex() == key_id and ed25519_verify(public[1:], text, signature[4:]):
            return text.decode()
    raise Broken("the checkpoint is not signed by %s" % name)


def entries_of(bundle):
    at, entries = 0, []
    while at < len(bundle):
        end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
        if end > len(bundle):
            raise Broken("an entry bundle is cut short")
        entries.append(bundle[at + 2 : end])
        at = end
    return entries


def verify(directory, key):
    origin, size, root = open_note(read(directory, "checkpoint"), key).split("\n")[:3]
    size = int(size)
    hashes = []
    for index in range(0, -(-size // WIDTH)):
        width = min(WIDTH, size - index * WIDTH)
        entries = entries_of(read(directory, tile_path("entries", index, width)))
        if len(entries) != width:
            raise Broken("bundle %d has %d entries and should have %d" % (index, len(entries), width))
        hashes += map(leaf_hash, entries)
    if root_of(hashes) != base64.b64decode(root):
        raise Broken("the entries do not make the root that was signed")
    level = 0
    while hashes:
        for index in range(0, -(-len(hashes) // WIDTH)):
            tile = hashes[index * WIDTH : (index + 1) * WIDTH]
            if read(directory, tile_path(level, index, len(tile))) != b"".join(tile):
                raise Broken("tile %d of level %d does not follow from what is below it" % (index, level))
        hashes = [root_of(hashes[at : at + WIDTH]) for at in range(0, len(hashes) - WIDTH + 1, WIDTH)]
        level += 1
    return origin, size


def main(arguments):
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    directory = arguments[0]
    try:
        key = arguments[1] if len(arguments) == 2 else read(directory, "key").decode()
        origin, size = verify(directory, key)
    except Broken as fault:
        print("not whole: %s" % fault)
        return 1
    print("%d entries verified, %s" % (size, origin))
    if len(arguments) == 1:
        print("signed with the key in the export itself: compare it with the one the school published")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
