#!/usr/bin/env python3
"""Verifies an evidence bundle of a Keyrota audit log. Needs Python 3.8 or later, and nothing else.

  python3 -I verify.py BUNDLE KEY                     the whole log, in the folder BUNDLE
  python3 -I verify.py BUNDLE KEY --part              a part of it: each fact is in the log, others may be left out
  python3 -I verify.py BUNDLE KEY --kept FILE [KEY]   also that the log goes on from the checkpoints that you kept

KEY is the log's verifier key, NAME+ID+BASE64. Take it from a person you trust, and this program from Keyrota's manual: neither from the
bundle. -I keeps Python from running what lies beside it. The second KEY is one that signed what you kept, if that was an earlier one.
Prints the facts that were verified, and ends with 0; or says what is wrong, and ends with 1.
Hashes: RFC 9162. Checkpoint: C2SP tlog-checkpoint in a C2SP signed-note. Signature: Ed25519, RFC 8032.
"""
import base64, hashlib, json, pathlib, re, sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def must(truth, otherwise):
    if not truth:
        sys.exit("NOT VERIFIED: " + otherwise)


def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    return (f - e) * (h - g) % P, (h + g) * (f + e) % P, (h - g) * (h + g) % P, (f - e) * (f + e) % P


def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        total = add(total, point) if n & 1 else total
        point, n = add(point, point), n >> 1
    return total


def point(text):
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or a is None or r is None or s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def verifier(vkey):
    name, ident, rest = vkey.split("+", 2)
    typed = base64.b64decode(rest, validate=True)
    known = hashlib.sha256(name.encode() + b"\n" + typed).digest()[:4]
    must(len(typed) == 33 and typed[0] == 1 and known.hex() == ident, "KEY is no Ed25519 verifier key")
    return name, known, typed[1:]


def decoded(text):
    raw = base64.b64decode(text, validate=True)
    return raw if base64.b64encode(raw).decode() == text else b""


def checkpoint(file, *vkeys, note=None):
    keys = [verifier(vkey) for vkey in vkeys]
    note = file.read_bytes().decode() if note is None else note
    must(all(c >= " " or c == "\n" for c in note), f"{file} holds a control character")
    text, _, signatures = note.rpartition("\n\n")
    text, ours = text + "\n", 0
    must(signatures.endswith("\n"), f"{file} is no signed note")
    for line in signatures[:-1].split("\n"):
        dash, signer, blob = line.split(" ")
        raw = decoded(blob)
        must(dash == "\u2014" and len(raw) > 4, f"{file} is no signed note")
        for name, known, key in keys:
            if (signer, raw[:4]) == (name, known):
                must(signed(key, text.encode(), raw[4:]), f"the signature of {file} does not fit")
                ours += 1
    must(ours > 0, f"{file} is not signed by KEY")
    origin, size, root, *more = text.split("\n")
    form = re.fullmatch("0|[1-9][0-9]{0,17}", size) and len(decoded(root)) == 32 and all(more[:-1]) and more[-1:] == [""]
    must(origin == keys[0][0] and form, f"{file} is no checkpoint of this log")
    return int(size), decoded(root)


def kept(file, *vkeys):
    notes = re.split("(?<=\n)\n(?!\u2014 )", file.read_bytes().decode().replace("\r\n", "\n").strip() + "\n")
    must(notes != ["\n"], f"{file} holds no checkpoint")
    return [checkpoint(file, *vkeys, note=note) for note in notes if note.strip()]


def leaf(line):
    return hashlib.sha256(b"\0" + line).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def tree(leaves):
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    return node(tree(leaves[:middle]), tree(leaves[middle:]))


def included(hashed, index, size, path, root):
    at, last = index, size - 1
    for beside in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            hashed = node(beside, hashed)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            hashed = node(hashed, beside)
        at, last = at >> 1, last >> 1
    return index < size and last == 0 and hashed == root


def main(bundle, vkey, *options):
    bundle, goes_on = pathlib.Path(bundle), ""
    part = options[:1] == ("--part",)
    old = options[1:] if part else options
    must(not old or (old[0] == "--kept" and len(old) in (2, 3)), "an option is unknown or not whole")
    size, root = checkpoint(bundle / "checkpoint.txt", vkey)
    lines = (bundle / "entries.jsonl").read_bytes().split(b"\n")
    proofs = (bundle / "proofs.jsonl").read_text().split("\n")
    must(lines.pop() == b"" and proofs.pop() == "", "a last line has no end")
    must(len(lines) == len(proofs), "there are not as many proofs as facts")
    must(part or len(lines) == size, f"{len(lines)} facts are here, and the log has {size}")
    before, previous = -1, b""
    for line, proof in zip(lines, proofs):
        entry, written, proof = json.loads(line), proof, json.loads(proof)
        index, path = proof["index"], [bytes.fromhex(each) for each in proof["path"]]
        must(type(index) is int, "a proof has no index")
        again = json.dumps({"index": index, "path": [each.hex() for each in path]}, separators=(",", ":"))
        must(again == written, f"the proof of fact {index + 1} is not as it was written")
        must(index > before and entry["seq"] == index + 1, f"fact {index + 1} is out of its order")
        must(included(leaf(line), index, size, path, root), f"fact {index + 1} is not in the log that was signed")
        follows = hashlib.sha256(previous).hexdigest() if index else "0" * 64
        must(index > before + 1 or entry["prev"] == follows, f"fact {index + 1} does not follow from the one before")
        before, previous = index, line
        print(json.dumps([entry["seq"], entry["ts"], entry["actor"], entry.get("run"), entry["event"]]))
    if old:
        must(len(lines) == size, "--kept needs the whole log")
        for covered, was in kept(pathlib.Path(old[1]), vkey, *old[2:]):
            must(covered <= size and tree([leaf(line) for line in lines[:covered]]) == was, "the log does not go on from --kept")
            goes_on = f", goes on from the kept checkpoint of {covered}"
    print(f"VERIFIED: {len(lines)} of the {size} facts of {vkey.split('+')[0]}, root {root.hex()}{goes_on}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as wrong:
        must(False, f"the bundle is not of the form it should have ({type(wrong).__name__})")
