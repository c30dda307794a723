# title: Write the new key into "@place@", where nothing proves it but the date
# see: that it was written
# else: gh may not write it, or somebody else wrote it since; both keys are alive
before=$(written_@{id}@) || stop @unread@
@{unchanged}@
write_@{id}@ "$NEW" || stop @lost@
sleep 2
WRITTEN_@{n}@=$(written_@{id}@) && [ "$WRITTEN_@{n}@" != "$before" ] || stop @lost@
echo @written@
