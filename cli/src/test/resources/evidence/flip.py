"""Flips bits of a bundle's files, one at a time, and counts how often verify.py still believes it: flip.py BUNDLE KEY STEP."""
import contextlib, importlib.util, io, pathlib, sys

bundle, key, step = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
spec = importlib.util.spec_from_file_location("verify", bundle / "verify.py")
verify = importlib.util.module_from_spec(spec)
spec.loader.exec_module(verify)


def believed():
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            verify.main(bundle, key)
        return True
    except (SystemExit, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError):
        return False


assert believed(), "the control: the bundle itself"
tried = undetected = 0
for name in ("entries.jsonl", "proofs.jsonl", "checkpoint.txt"):
    whole = (bundle / name).read_bytes()
    for bit in range(len(name), len(whole) * 8, step):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        (bundle / name).write_bytes(changed)
        tried, undetected = tried + 1, undetected + believed()
    (bundle / name).write_bytes(whole)
print(f"proof: evidence bundle, bits flipped before verify.py: {tried} tried, {undetected} undetected")
