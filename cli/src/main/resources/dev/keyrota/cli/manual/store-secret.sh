# title: Bring "@place@" the new key, and prove it
# see: that it holds the new key; a workflow run takes a minute
# else: its workflows are not given the new key (a secret of an environment may hide it), or somebody wrote it since; @{around}@
bring() {
  WRITTEN_@{n}@=$(written_@{id}@) || no @unread@ || return
  @{first}@
  case $? in
    0) return ;;
    1) ;;
    *) @{mute}@ ;;
  esac
  @{window}@
  @{unchanged}@
  write_@{id}@ "$NEW" || echo 'no clear answer; it is proven'
  WRITTEN_@{n}@=$(written_@{id}@) && sleep 2 && prove_@{id}@ "$NEW" || no @lost@
}
@{bring}@
