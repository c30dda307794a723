# title: Wait until @writer@ has brought "@place@" the new key
# see: that it holds the new key
# else: start @writer@, which copies the vault, and begin again at step 1; both keys are alive
for _ in {1..60}; do holds_@{id}@ "$NEW" && break; sleep 10; done
holds_@{id}@ "$NEW" || stop @lost@
echo @done@
