# title: Bring "@place@" the new key
# see: that it holds the new key
# else: it holds somebody else's living key, or does not keep what is written; both keys are alive
found=$(read_@{id}@) || stop @unread@
if [ "$found" != "$NEW" ]; then may_replace "$found" || stop @foreign@; write_@{id}@ "$NEW" || echo 'no clear answer; it is read back'; fi
unset found
holds_@{id}@ "$NEW" || stop @lost@
echo @done@
