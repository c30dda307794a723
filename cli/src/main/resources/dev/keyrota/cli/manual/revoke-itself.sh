# title: Revoke the key with itself, and see that it is refused. With a login this does the same: heroku authorizations:revoke @old@
# see: that it is dead
# else: it is still alive: revoke it on https://dashboard.heroku.com/account/applications and do this step again
if [ -n "$ACT" ]; then
  heroku_api "$ACT" DELETE "/oauth/authorizations/$OLD_ID" > /dev/null || echo 'no clear answer; its key decides'
  [ "$(account_status "$HELD")" = 401 ] && [ "$(account_status "$HELD")" = 401 ] || stop 'the key still works'
fi
echo "the key is dead: $OLD_ID"
