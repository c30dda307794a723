# title: Wait until no late duplicate of an earlier write can arrive any more
# see: nothing; it returns at once where nothing was written lately
# else: a store does not say when it was written last; find out why
if [ -z "$NEW" ]; then
  changed=$(@{changed}@) || stop 'a store does not say when it was written last'
  for at in $changed; do hold_until $(( at + @{quiescence}@ + 1 )); done
fi
