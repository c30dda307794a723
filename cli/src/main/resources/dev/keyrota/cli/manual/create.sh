# title: Make a new key, if there is none yet, under the description @description@
# see: the id of the new authorization
# else: it may have been made without an answer; after the wait begin again at step 1: what is left over is ended at the end
if [ -z "$NEW" ]; then
  made=$(printf %s @body@ | heroku_api "$ACT" POST /oauth/authorizations --data-binary @-) || { echo 'no clear answer; wait'; sleep @{quiescence}@; stop 'begin again at step 1'; }
  NEW=$(printf %s "$made" | jq -er .access_token.token) && NEW_ID=$(printf %s "$made" | jq -er .id) || stop 'an answer without a key; begin again at step 1'
  unset made
  MINE=$(ours "$ACT") || stop 'Heroku does not list its authorizations'
fi
echo "the new key is that of $NEW_ID"
