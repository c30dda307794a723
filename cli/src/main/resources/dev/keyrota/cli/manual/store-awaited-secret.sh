# title: Wait until @writer@ has brought "@place@" the new key
# see: that it holds the new key
# else: start @writer@, which copies the vault, and begin again at step 1; @{around}@
bring() {
  for _ in {1..20}; do WRITTEN_@{n}@=$(written_@{id}@) && prove_@{id}@ "$NEW" && break; WRITTEN_@{n}@=''; sleep 30; done
  holds_@{id}@ "$NEW" || no @lost@
}
@{bring}@
