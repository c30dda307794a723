# title: Revoke the old key by hand, on the page that it names
# see: that it is dead
# else: it may still be alive; @{around}@. Begin again at step 1, and revoke nothing while the gate is not open
if [ -n "$OLD_ID" ] && ! dead "$OLD_ID"; then
  gate_is_open || stop 'the gate is not open, or was a minute ago: begin again at step 1'
  GATED_AT=0
  echo "now: on https://dashboard.heroku.com/account/applications, or with a login: heroku authorizations:revoke $OLD_ID"
  ask "Is $OLD_ID revoked?"
  dead "$OLD_ID" || stop 'the old key is still listed'
fi
[ -z "$OLD" ] || refused "$OLD" || stop 'the old key still works'
echo "the old key is dead: ${OLD_ID:-unknown}"
