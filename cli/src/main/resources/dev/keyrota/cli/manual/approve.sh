# title: A write to the vault waits there for an approval
# see: your own answer
# else: open @url@, find the change request for @name@ in @path@, approve it or close it
ask 'Is every change request for this secret approved or closed?'
