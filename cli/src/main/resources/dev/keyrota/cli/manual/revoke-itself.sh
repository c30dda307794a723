# title: Revoke the key with itself, and see that it is refused. With a login this does the same: heroku authorizations:revoke @old@
# see: that it is dead
# else: it is still alive: revoke it on https://dashboard.heroku.com/account/applications and do this step again
if [ "$ACT" = "$HELD" ]; then
  heroku_api "$ACT" DELETE "/oauth/authorizations/$OLD_ID" > /dev/null || echo 'no clear answer; its key decides'
  [ "$(account_status "$OLD")" = 401 ] && [ "$(account_status "$OLD")" = 401 ] || stop 'the key still works'
else dead "$OLD_ID" || end "$OLD_ID" || stop 'the authorization is still listed'; fi
echo "the key is dead: $OLD_ID"
