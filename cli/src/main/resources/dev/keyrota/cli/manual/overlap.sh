# title: Both keys live side by side @{how-long}@
# see: nothing; it returns when the time is over, and at once where the old key is dead
# else: keep this shell open. If a STOP further below made you begin again, and no store was written since, leave this step out
[ -z "$OLD_ID" ] || dead "$OLD_ID" || hold_until @{until}@
