# title: Log in to the vault "@account@"
# see: nothing
# else: the access token of the configuration is missing
@{secrets}@
