# title: Decide which authorization is the old one
# see: every authorization of the account, then the one whose key the vault holds; answer only if you know that it may be replaced
# else: you cannot tell which one is the old one: stop here; nothing was changed
NOTE=@note@
if is_ours "$HELD_ID"; then
  NEW=$HELD; NEW_ID=$HELD_ID; [ -e "$NOTE" ] || stop "the note $NOTE is missing: write the old authorization's id into it"; OLD_ID=$(cat "$NOTE")
elif [ -e "$NOTE" ] && [ "$ACT" != "$HELD" ]; then OLD_ID=$(cat "$NOTE")
elif [ -n "$HELD_ID" ]; then
  authorizations "$ACT" | jq -ra '.[] | "\(.id)  \(.created_at)  \(.description | @json)"'
  authorizations "$ACT" | jq -e --arg id "$HELD_ID" --argjson ids @protected-ids@ --argjson names @protected-names@ 'map(select(.id == $id))[0] as $old | ($ids | index($id) | not) and ($names | all(. as $name | $old.description | test($name) | not))' > /dev/null || stop "$HELD_ID is protected"
  [ "$HELD_ID" = @recorded@ ] || authorizations "$ACT" | jq -e --arg id "$HELD_ID" --argjson names @allowed-names@ 'map(select(.id == $id))[0] as $old | $names | any(. as $name | $old.description | test($name))' > /dev/null || stop "$HELD_ID is not described as the configuration allows: it may be somebody's own key"
  ask "The vault holds the key of $HELD_ID. Is that the one to be replaced and revoked?"
  OLD_ID=$HELD_ID; printf '%s\n' "$OLD_ID" > "$NOTE"
elif [ "$ACT" != "$HELD" ]; then ask 'The vault holds a dead key, and nobody knows whose it was. Replace it, and revoke nothing?'
else stop "Heroku does not show whose key the vault holds"; fi
