# title: Revoke the key by hand: on https://dashboard.heroku.com/account/applications, or with a login: heroku authorizations:revoke @old@
# see: that it is dead
# else: it is still alive: revoke it and do this step again
if [ -n "$ACT" ]; then
  [ "$(account_status "$HELD")" = 401 ] || ask "Is $OLD_ID revoked?"
  [ "$(account_status "$HELD")" = 401 ] && [ "$(account_status "$HELD")" = 401 ] || stop 'the key still works'
fi
echo "the key is dead: $OLD_ID"
