# title: Decide: go forward with the key that the vault holds, or bring it one
# see: one sentence about the vault
# else: somebody else wrote the vault, or Heroku hides its tokens; find out which, and revoke nothing before you know
if is_ours "$HELD_ID"; then NEW=$HELD; NEW_ID=$HELD_ID; echo "the vault holds the new key of this run, $NEW_ID"
elif [ -n "$HELD_ID" ] && [ "$HELD_ID" = "$OLD_ID" ]; then echo "the vault still holds the old key, $OLD_ID"
elif [ "$ACT" != "$HELD" ]; then echo 'the vault holds a dead key'
else stop "the vault holds a living key that is neither the old one nor this run's: ${HELD_ID:-Heroku does not show whose}"; fi
