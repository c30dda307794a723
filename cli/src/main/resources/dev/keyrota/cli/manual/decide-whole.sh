# title: Decide which authorization is the old one
# see: every authorization of the account, then the one whose key the vault holds; answer only if you know that it may be replaced
# else: somebody else is at work, or you cannot tell which one is the old one: stop here; nothing was changed
NOTE=@note@
if ! is_ours "$HELD_ID"; then # as long as the vault holds no key of these steps: is a rotation open elsewhere?
  LABEL=$(get_@{vault}@ | jq -c '[.secret.secretMetadata // [] | .[] | {key, value}] | from_entries') || stop 'the vault does not answer'
  label() { printf %s "$LABEL" | jq -r --arg key "keyrota.$1" '.[$key] // ""' | tr -cd '[:print:]'; }
  if [ "$(label state)" = open ] && [ -n "$(label previous)" ] && ! unlisted "$(label previous)" && [ "$(printf %s "$HELD" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(label salt)" -r | cut -c1-64)" = "$(label mac)" ]; then
    stop "by the label beside the vault's value, rotation $(label run) is open on $(label host): go on with it there"
  fi
  unexplained=$(authorizations "$ACT" | jq -r --arg old "$HELD_ID" --arg nonce @nonce@ --arg any @any-run@ --arg convention @convention@ --argjson now "$(now)" --argjson known @known@ '
    ($convention | gsub("[{]yyyy[}]"; $now | strftime("%Y")) | gsub("[{]MM[}]"; $now | strftime("%m"))) as $month | ($convention | split("{")[0]) as $family
    | .[] | (.description // "") as $is | select(.id != $old and (.id | IN($known[]) | not) and ($is | test($nonce) | not)
    and (($is | startswith($month)) or (($is | startswith($family)) and ($is | test($any))))) | .id') || stop 'Heroku does not list its authorizations'
  [ -z "$unexplained" ] || stop "a rotation is open elsewhere, or one left these over; find out, and end those that are in no place: $unexplained"
fi
if is_ours "$HELD_ID"; then
  NEW=$HELD; NEW_ID=$HELD_ID; [ -e "$NOTE" ] || stop "the note $NOTE is missing: write the old authorization's id into it"; OLD_ID=$(cat "$NOTE")
elif [ -e "$NOTE" ] && [ "$ACT" != "$HELD" ]; then OLD_ID=$(cat "$NOTE")
elif [ -n "$HELD_ID" ]; then
  authorizations "$ACT" | jq -ra '.[] | "\(.id)  \(.created_at)  \(.description | @json)"'
  authorizations "$ACT" | jq -e --arg id "$HELD_ID" --argjson ids @protected-ids@ --argjson names @protected-names@ '(map(select(.id == $id))[0].description // "") as $old | ($ids | index($id) | not) and ($names | all(. as $name | $old | test($name) | not))' > /dev/null || stop "$HELD_ID is protected"
  [ "$HELD_ID" = @recorded@ ] || authorizations "$ACT" | jq -e --arg id "$HELD_ID" --argjson names @allowed-names@ '(map(select(.id == $id))[0].description // "") as $old | $names | any(. as $name | $old | test($name))' > /dev/null || stop "$HELD_ID is not described as the configuration allows: it may be somebody's own key"
  ask "The vault holds the key of $HELD_ID. Is that the one to be replaced and revoked?"
  OLD_ID=$HELD_ID; printf '%s\n' "$OLD_ID" > "$NOTE"
elif [ "$ACT" != "$HELD" ]; then ask 'The vault holds a dead key, and nobody knows whose it was. Replace it, and revoke nothing?'
else stop "Heroku does not show whose key the vault holds"; fi
