# title: Decide: the vault was never written, so what this run made is ended and all is as before
# see: one sentence about the vault
# else: the journal is not of this rotation; print these steps once more, and revoke nothing before
if is_ours "$HELD_ID"; then stop "the vault holds a key of this run, $HELD_ID, which this journal says it never wrote"; fi
if [ -n "$HELD_ID" ] && [ "$HELD_ID" = "$OLD_ID" ]; then echo "the vault holds the old key, $OLD_ID, as before"; elif [ "$ACT" != "$HELD" ]; then echo 'the vault holds a dead key'; else echo 'the vault was changed by somebody else since; that stays as it is'; fi
