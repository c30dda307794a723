# title: Tools for Heroku; keys go to curl through its standard input, never as an argument
# see: nothing
# else: paste it again
heroku_curl() { curl -sS --max-time 30 -K <(bearer "$1") -H 'Accept: application/vnd.heroku+json; version=3' -H 'Content-Type: application/json' -X "$2" "${@:4}" @heroku@"$3"; }
heroku_api() { heroku_curl "$@" --fail; }
account_status() { heroku_curl "$1" GET /account -o /dev/null -w '%{http_code}'; }
whoami_at_heroku() { heroku_api "$1" GET /account | jq -r .email; }
authorizations() { local all; all=$(heroku_api "$1" GET /oauth/authorizations -H 'Range: id ..; max=1000' -w '\n%{http_code}') && [ "${all##*$'\n'}" = 200 ] && printf %s "${all%$'\n'*}"; }
shown() { heroku_curl "$1" GET "/oauth/authorizations/$2" -o /dev/null -w '%{http_code}'; }
token_of() { heroku_api "$1" GET "/oauth/authorizations/$2" | jq -r '.access_token.token // ""'; }
id_of() { authorizations "$1" | jq -r --rawfile key <(printf %s "$2") '.[] | select(.access_token.token == $key) | .id'; }
ours() { authorizations "$1" | jq -r --arg nonce @nonce@ '.[] | select(.description | test($nonce)) | .id'; }
is_ours() { [ -n "$1" ] && [[ $'\n'$MINE$'\n' == *$'\n'"$1"$'\n'* ]]; }
has_shape() { [[ $1 =~ ^[0-9A-Za-z_-]{36,}$ ]]; }
unlisted() { local all; all=$(authorizations "$ACT") && printf %s "$all" | jq -e --arg id "$1" 'all(.id != $id)' > /dev/null; }
dead() { unlisted "$1" && unlisted "$1" && [ "$(shown "$ACT" "$1")" = 404 ]; }
end() { heroku_api "$ACT" DELETE "/oauth/authorizations/$1" > /dev/null || echo "no clear answer for $1; the list decides"; dead "$1"; }
may_replace() { local id; has_shape "$1" && id=$(id_of "$ACT" "$1") || return 1; { [ -n "$id" ] && [ "$id" = "$OLD_ID" ]; } || is_ours "$id" || { [ -z "$id" ] && [ "$(account_status "$1")" = 401 ]; }; }
