# title: End what this run left over: every authorization whose description ends with its mark, but the one that is in use
# see: the id of each that is ended; perhaps none
# else: @{unlike}@; or one of them is still alive: its key is in no store, so there is no hurry: once no session holds it, revoke it on https://dashboard.heroku.com/account/applications
@{checks}@
MINE=$(ours "$ACT") || stop 'Heroku does not list its authorizations'
for id in $MINE; do [ "$id" = "$NEW_ID" ] || { end "$id" || stop "$id is still listed"; echo "ended: $id"; }; done
