# title: Wait until @writer@ has brought "@place@" the new key
# see: that it holds the new key
# else: start @writer@, which copies the vault, and begin again at step 1; @{around}@
bring() {
  for _ in {1..60}; do holds_@{id}@ "$NEW" && return; sleep 10; done
  no @lost@
}
@{bring}@
