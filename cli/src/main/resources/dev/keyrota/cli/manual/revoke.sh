# title: Revoke the old key
# see: that it is dead
# else: it may still be alive; @{around}@. Where the STOP is about the gate, begin again at step 1 and revoke nothing. Where it is still listed, revoke it on https://dashboard.heroku.com/account/applications, then begin again at step 1
if [ -n "$OLD_ID" ]; then
  gate_is_open || stop 'the gate is not open, or was a minute ago: begin again at step 1'
  GATED_AT=0
  end "$OLD_ID" || stop "the old key is still listed; with a login of the account: heroku authorizations:revoke $OLD_ID"
  [ -z "$OLD" ] || refused "$OLD" || stop 'the old key still works'
  echo "the old key is dead: $OLD_ID"
fi
