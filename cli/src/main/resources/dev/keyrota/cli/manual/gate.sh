# title: The gate: every proof once more, directly before the old key dies
# see: that the gate is open; do the next step at once
# else: something still needs the old key; mend it and begin again at step 1
ACT=$NEW
@{consumers}@
GATED_AT=$(now)
[ "$(whoami_at_heroku "$NEW")" = @identity@ ] || stop 'the new key does not work'
[ "$(shown "$NEW" "$NEW_ID")" = 200 ] || stop 'the new key is not listed'
@{checks}@
echo 'the gate is open'
