# title: Make a new key by hand, if there is none yet: on https://dashboard.heroku.com/account/applications, under the description that it prints, scope @scope@
# see: the id of the new authorization
# else: it is not the key of an authorization with this description; nothing was changed
if [ -z "$NEW" ]; then
  printf '%s\n' @description@
  read -rs -p 'Paste the new key (it is not shown): ' NEW
  MINE=$(ours "$ACT") && NEW_ID=$(id_of "$ACT" "$NEW") || stop 'Heroku does not list its authorizations'
  is_ours "$NEW_ID" || stop 'no authorization with that description has this key'
fi
echo "the new key is that of $NEW_ID"
