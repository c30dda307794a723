# title: Mark the rotation as done beside the vault's value
# see: nothing
# else: nobody is harmed; another machine may say that this rotation is still open
get_@{vault}@ | jq @body@ | patch_@{vault}@ || stop 'the mark could not be written'
