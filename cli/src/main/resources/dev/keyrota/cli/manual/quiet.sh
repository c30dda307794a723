# title: Wait until @until@, when no request that was already sent can take effect any more
# see: nothing; it returns at once when the time is over
# else: do not skip it; a late write would meet you in the middle
hold_until @epoch@
