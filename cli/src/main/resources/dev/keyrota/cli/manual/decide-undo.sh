# title: Decide: this run never wrote the vault, so the way is back
# see: one sentence about the vault
# else: the journal is not of this rotation, or it went on since; print these steps once more, and revoke nothing before
if is_ours "$HELD_ID"; then stop "the vault holds a key of this run, $HELD_ID, which this journal says it never wrote"; fi
if [ -n "$HELD_ID" ] && [ "$HELD_ID" = "$OLD_ID" ]; then echo "the vault holds the old key, $OLD_ID, as before"
elif [ "$ACT" != "$HELD" ]; then echo 'the vault holds a dead key'
elif [ -n "$HELD_ID" ]; then echo "the vault was changed by somebody else since: it holds the key of $HELD_ID, and that stays as it is"
elif [ "$(get_@{vault}@ | jq -r '.secret | "\(.id) \(.version)"')" = @before@ ]; then echo 'Heroku does not show whose key the vault holds; it was not written since this rotation began'
else stop 'Heroku does not show whose key the vault holds, and the vault was written since'; fi
