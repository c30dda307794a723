# title: How to read and write "@place@" (Infisical, @environment@ @path@ @name@)
# see: nothing
# else: paste it again
get_@{id}@() { curl -sS --fail --max-time 30 -K <(bearer "$BEARER_@{n}@") @address@; }
read_@{id}@() { get_@{id}@ | jq -er .secret.secretValue; }
changed_@{id}@() { get_@{id}@ | jq '.secret.updatedAt | sub("[.][0-9]+"; "") | fromdateiso8601'; }
patch_@{id}@() { curl -sS --fail --max-time 30 -X PATCH -H 'Content-Type: application/json' -K <(bearer "$BEARER_@{n}@") --data-binary @- @bare@ | jq -e .secret > /dev/null; }
write_@{id}@() { { printf '%s\n' "$1"; get_@{id}@ | jq -c '.secret.secretMetadata // []'; } | jq -Rs @body@ | patch_@{id}@; }
holds_@{id}@() { [ "$(read_@{id}@)" = "$1" ] && [ "$(read_@{id}@)" = "$1" ]; }
