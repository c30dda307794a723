# title: Both keys may live side by side until @until@
# see: nothing; it returns at once when the time is over
# else: you may go on without waiting if every consumer certainly has the new key
hold_until @epoch@
