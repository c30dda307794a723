# title: Bring "@place@" the new key
# see: that it holds the new key
# else: it holds somebody else's key, or does not keep what is written; @{around}@
bring() {
  local found
  found=$(read_@{id}@) || no @unread@ || return
  if [ "$found" != "$NEW" ]; then
    @{window}@
    found=$(read_@{id}@) || no @unread@ || return
    may_replace "$found" @place@ || return
    write_@{id}@ "$NEW" || echo 'no clear answer; it is read back'
  fi
  holds_@{id}@ "$NEW" || no @lost@
}
@{bring}@
