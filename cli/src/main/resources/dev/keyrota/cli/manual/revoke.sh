# title: Revoke the old key. With a login of the account this does the same: heroku authorizations:revoke @old@
# see: that it is dead
# else: it is still alive; the new one is everywhere, so nobody is cut off. Revoke it on https://dashboard.heroku.com/account/applications and do this step again
if [ -n "$OLD_ID" ]; then
  [ $(( $(now) - GATED_AT )) -le 60 ] || stop 'the gate was open more than a minute ago: begin again at step 1'
  end "$OLD_ID" || stop 'the old key is still listed'
  [ -z "$OLD" ] || [ "$(account_status "$OLD")" = 401 ] || stop 'the old key still works'
  echo "the old key is dead: $OLD_ID"
fi
