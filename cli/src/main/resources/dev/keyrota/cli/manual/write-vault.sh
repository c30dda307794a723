# title: Write the new key into the vault, unless it is there, and read it back twice
# see: that the vault holds the new key; from here on the way is forward only
# else: nothing was revoked; if the vault asks for an approval, have it approved, then begin again at step 1
if [ "$HELD" != "$NEW" ]; then
  holds_@{vault}@ "$HELD" || stop 'somebody wrote the vault meanwhile'
  write_@{vault}@ "$NEW" || { echo 'no clear answer; wait until it cannot land any more'; sleep @{quiescence}@; }
fi
holds_@{vault}@ "$NEW" || stop 'the vault does not hold the new key'
HELD=$NEW; ACT=$NEW
echo "the vault holds the new key, $NEW_ID"
