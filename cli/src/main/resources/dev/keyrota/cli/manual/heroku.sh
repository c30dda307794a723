# title: Tools for Heroku; keys go to curl through its standard input, never as an argument
# see: nothing
# else: paste it again
heroku_curl() { curl -sS --max-time 30 -K <(bearer "$1") -H 'Accept: application/vnd.heroku+json; version=3' -H 'Content-Type: application/json' -X "$2" "${@:4}" @heroku@"$3"; }
heroku_api() { heroku_curl "$@" --fail; }
heroku_list() { local all; all=$(heroku_api "$1" GET "$2" -H 'Range: id ..; max=1000' -w '\n%{http_code}') && [ "${all##*$'\n'}" = 200 ] && printf %s "${all%$'\n'*}"; } # all of it, or nothing
account_status() { heroku_curl "$1" GET /account -o /dev/null -w '%{http_code}'; }
refused() { [ "$(account_status "$1")" = 401 ] && [ "$(account_status "$1")" = 401 ]; }
whoami_at_heroku() { heroku_api "$1" GET /account | jq -r '.email | ascii_downcase'; }
authorizations() { heroku_list "$1" /oauth/authorizations; }
shown() { heroku_curl "$1" GET "/oauth/authorizations/$2" -o /dev/null -w '%{http_code}'; }
token_of() { heroku_api "$1" GET "/oauth/authorizations/$2" | jq -r '.access_token.token // ""'; }
id_of() { authorizations "$1" | jq -r --rawfile key <(printf %s "$2") '.[] | select(.access_token.token == $key) | .id'; }
ours() { authorizations "$1" | jq -r --arg nonce @nonce@ '.[] | select((.description // "") | test($nonce)) | .id'; }
is_ours() { [ -n "$1" ] && [[ $'\n'$MINE$'\n' == *$'\n'"$1"$'\n'* ]]; }
has_shape() { [[ $1 =~ ^[0-9A-Za-z_-]{36,}$ ]]; }
unlisted() { local all; all=$(authorizations "$ACT") && printf %s "$all" | jq -e --arg id "$1" 'all(.id != $id)' > /dev/null; }
dead() { unlisted "$1" && unlisted "$1" && [ "$(shown "$ACT" "$1")" = 404 ]; }
end() { heroku_api "$ACT" DELETE "/oauth/authorizations/$1" > /dev/null || echo "no clear answer for $1; the list decides"; dead "$1"; }
may_replace() { # what a place holds: the old key, one of this run, or a dead one of which a person says so
  local id
  has_shape "$1" || no "what $2 holds, or lets this login see, is no key" || return
  [ -z "$OLD" ] || [ "$1" != "$OLD" ] || return 0
  id=$(id_of "$ACT" "$1") || no 'Heroku does not list its authorizations' || return
  { [ -n "$id" ] && [ "$id" = "$OLD_ID" ]; } || is_ours "$id" && return
  if [ -z "$id" ] && refused "$1"; then asked "$2 holds a dead key, and nothing tells whose it was. May it be overwritten?" || no "$2 holds a dead key that you want kept"
  else no "$2 holds a living key that is neither the old one nor this run's"; fi
}
