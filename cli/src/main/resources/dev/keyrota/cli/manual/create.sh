# title: Make a new key, if there is none yet
# see: the id of the new authorization
# else: Heroku refuses it, and nothing was changed; or it may have been made without an answer: after the wait begin again at step 1, and what is left over is ended at the end
if [ -z "$NEW" ]; then
  made=$(printf %s @body@ | heroku_curl "$ACT" POST /oauth/authorizations --data-binary @- -w '\n%{http_code}'); code=${made##*$'\n'}; made=${made%$'\n'*}
  case $code in
    2??) ;;
    400 | 401 | 403 | 404 | 409 | 422 | 429) stop "Heroku refuses: $code $(printf %s "$made" | jq -ac .message)" ;;
    *) echo 'no clear answer; wait'; sleep @{quiescence}@; stop 'begin again at step 1' ;;
  esac
  NEW=$(printf %s "$made" | jq -er .access_token.token) && NEW_ID=$(printf %s "$made" | jq -er .id) || stop 'an answer without a key; begin again at step 1'
  unset made
  MINE=$(ours "$ACT") || stop 'Heroku does not list its authorizations'
fi
echo "the new key is that of $NEW_ID"
