# title: Revoke the old key by hand: on https://dashboard.heroku.com/account/applications, or with a login: heroku authorizations:revoke @old@
# see: that it is dead
# else: it is still alive; the new one is everywhere, so nobody is cut off. Revoke it and do this step again
if [ -n "$OLD_ID" ] && ! dead "$OLD_ID"; then
  ask "Is $OLD_ID revoked?"
  dead "$OLD_ID" || stop 'the old key is still listed'
fi
[ -z "$OLD" ] || [ "$(account_status "$OLD")" = 401 ] || stop 'the old key still works'
echo "the old key is dead: ${OLD_ID:-unknown}"
