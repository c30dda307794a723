# title: Write the new key into "@place@", where nothing proves it but the date
# see: that it was written
# else: gh may not write it, or somebody else wrote it since; @{around}@
bring() {
  local before
  @{window}@
  before=$(written_@{id}@) || no @unread@ || return
  @{unchanged}@
  write_@{id}@ "$NEW" || no @lost@ || return
  sleep 2
  WRITTEN_@{n}@=$(written_@{id}@) && [ "$WRITTEN_@{n}@" != "$before" ] || no @lost@
}
@{bring}@
