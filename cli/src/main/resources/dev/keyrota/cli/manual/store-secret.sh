# title: Bring "@place@" the new key, and prove it
# see: that it holds the new key; a workflow run takes a minute
# else: its workflows are not given the new key (a secret of an environment may hide it), or somebody wrote it since; both keys are alive
WRITTEN_@{n}@=$(written_@{id}@) || stop @unread@
prove_@{id}@ "$NEW"
case $? in
  0) ;;
  1)
    @{unchanged}@
    write_@{id}@ "$NEW" || echo 'no clear answer; it is proven'
    WRITTEN_@{n}@=$(written_@{id}@) && prove_@{id}@ "$NEW" || stop @lost@ ;;
  *) stop @mute@ ;;
esac
echo @done@
