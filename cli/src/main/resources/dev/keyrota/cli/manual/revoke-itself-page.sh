# title: Revoke the key by hand, on the page that it names
# see: that it is dead
# else: it is still alive: revoke it there, then begin again at step 1
if [ -n "$ACT" ]; then
  echo "now: on https://dashboard.heroku.com/account/applications, or with a login: heroku authorizations:revoke $OLD_ID"
  [ "$(account_status "$HELD")" = 401 ] || ask "Is $OLD_ID revoked?"
  refused "$HELD" || stop 'the key still works'
fi
echo "the key is dead: $OLD_ID"
