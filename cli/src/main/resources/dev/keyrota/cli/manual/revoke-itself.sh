# title: Revoke the key with itself, and see that it is refused
# see: that it is dead
# else: it is still alive: revoke it on https://dashboard.heroku.com/account/applications, then begin again at step 1
if [ -n "$ACT" ]; then
  heroku_api "$ACT" DELETE "/oauth/authorizations/$OLD_ID" > /dev/null || echo 'no clear answer; its key decides'
  refused "$HELD" || stop "the key still works; with a login of the account: heroku authorizations:revoke $OLD_ID"
fi
echo "the key is dead: $OLD_ID"
