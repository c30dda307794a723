# title: The gate: every proof once more, directly before the old key dies
# see: that the gate is open; do the next step at once
# else: something still needs the old key, or it is not what it was: mend what it names and begin again at step 1
GATED_AT=0; VOUCHED=' '; ACT=$NEW
@{questions}@
@{began}@
[ "$(whoami_at_heroku "$NEW")" = @identity@ ] || stop 'the new key does not work'
[ "$(shown "$NEW" "$NEW_ID")" = 200 ] || stop 'the new key is not listed'
@{checks}@
GATED_AT=$began
echo 'the gate is open'
