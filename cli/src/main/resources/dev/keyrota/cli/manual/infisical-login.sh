# title: Log in to the vault "@account@"
# see: nothing
# else: a wrong login; wait 31 seconds before you try again, since three in a row lock it for five minutes
@{secrets}@
BEARER_@{n}@=$(printf '%s\n%s' "$CLIENT_ID" "$CLIENT_SECRET" | jq -Rs 'split("\n") | {clientId: .[0], clientSecret: .[1]}' | curl -sS --fail --max-time 30 -H 'Content-Type: application/json' --data-binary @- @url@/api/v1/auth/universal-auth/login | jq -er .accessToken) || stop 'the vault does not let us in'
unset CLIENT_ID CLIENT_SECRET
