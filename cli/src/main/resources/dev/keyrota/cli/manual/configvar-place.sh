# title: How to read and write "@place@" (config variable @name@ of the app @app@)
# see: nothing
# else: paste it again
read_@{id}@() { heroku_api @{key}@ GET /apps/@app@/config-vars | jq -r @member@; }
write_@{id}@() { printf %s "$1" | jq -Rs @body@ | heroku_api @{key}@ PATCH /apps/@app@/config-vars --data-binary @- > /dev/null; }
rolled_@{id}@() { # every dyno that runs was started with the newest release, which succeeded
  local dynos newest
  dynos=$(heroku_list @{key}@ /apps/@app@/dynos) && newest=$(heroku_api @{key}@ GET /apps/@app@/releases -H 'Range: version ..; max=1,order=desc') || return 2
  printf '%s\n%s\n' "$newest" "$dynos" | jq -se '.[0][0] as $new | $new.current and $new.status == "succeeded" and (.[1] | map(select(.state != "crashed" and .state != "down")) | all(.release.version >= $new.version))' > /dev/null
}
holds_@{id}@() { [ "$(read_@{id}@)" = "$1" ] && for _ in {1..60}; do rolled_@{id}@ && return; sleep 10; done; return 1; }
