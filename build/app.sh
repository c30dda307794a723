# Sourced by ./keyrota when there is something to build; uses its root, state, jvm_flags and main.
#
#   .keyrota/current        the id of the newest finished build
#   .keyrota/app/ID/        one finished build, never changed afterwards: lib/ and classpath (its order), native/ (SQLite's
#                           library), began (its time is when the build began), and a start-up cache for each JDK
#   .keyrota/recompiled/    picocli for Java 25
#   .keyrota/target/        Maven's own output of these builds
#   .keyrota/build.log      Maven's words, shown only when a build fails
#   .keyrota/lock/          held while building

child=
ticker=

# without_secrets COMMAND…: becomes it, with those variables only that a build needs. The environment of whoever types
# "keyrota rotate" holds credentials, and neither Maven nor its plugins may see them.
without_secrets() {
    for name in PATH HOME USER LOGNAME LANG LC_ALL TMPDIR JAVA_HOME MAVEN_USER_HOME MAVEN_OPTS MAVEN_ARGS \
        MVNW_REPOURL SSL_CERT_FILE SSL_CERT_DIR CURL_CA_BUNDLE \
        http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        eval "value=\${$name-}"
        [ -z "$value" ] || set -- "$name=$value" "$@"
    done
    exec env -i "$@"
}

# say FORMAT VALUE…: progress, on standard error.
say() {
    [ -n "${KEYROTA_QUIET_BUILD:-}" ] || printf "$@" >&2
}

# tick WORDS: one line that lives on the terminal until it is stopped.
tick() {
    began=$(date +%s)
    while :; do
        say '\rkeyrota: %s … %d s ' "$1" $(($(date +%s) - began))
        sleep 1
    done
}

stop_ticking() {
    [ -n "$ticker" ] || return 0
    kill "$ticker" 2> /dev/null
    wait "$ticker" 2> /dev/null
    ticker=
    say '\r\033[K'
}

# watched WORDS COMMAND…: runs it with its words going to the build log, and progress on standard error.
watched() {
    if [ -t 2 ]; then
        tick "$1" &
        ticker=$!
    else
        say 'keyrota: %s …\n' "$1"
    fi
    shift
    "$@" < /dev/null >> "$state/build.log" 2>&1 &
    child=$!
    wait "$child"
    status=$?
    child=
    stop_ticking
    return $status
}

release_lock() {
    stop_ticking
    [ -z "$child" ] || kill "$child" 2> /dev/null
    rm -rf "$state/new.$$" "$state/lock"
}

# owner: "PID HOST" of whoever holds the lock; nothing while it names nobody.
owner() {
    [ ! -f "$state/lock/owner" ] || cat "$state/lock/owner"
}

# is_dead OWNER SECONDS: whether whoever holds the lock ended on this machine, or died before it could write its name.
is_dead() {
    [ -n "$1" ] || { [ "$2" -ge 10 ] && return; }
    [ "${1#* }" = "$(uname -n)" ] && ! kill -0 "${1%% *}" 2> /dev/null
}

# remove_lock_of OWNER: of several starts that see a dead owner one removes the lock, and none that of a start which has
# taken it since.
remove_lock_of() {
    mkdir "$state/breaking" 2> /dev/null || return 0
    [ "$(owner)" != "$1" ] || rm -rf "$state/lock"
    rmdir "$state/breaking"
}

# take_lock: waits for another start that is building. The lock of one that died is taken over.
take_lock() {
    waited=0
    mkdir -p "$state"
    until mkdir "$state/lock" 2> /dev/null; do
        holder=$(owner)
        if is_dead "$holder" "$waited"; then
            remove_lock_of "$holder"
            mkdir "$state/lock" 2> /dev/null && break
        fi
        [ "$waited" -ne 0 ] || say 'keyrota: another start is building; waiting for it …\n'
        if [ "$waited" -ge 1200 ]; then
            printf 'keyrota: %s has been held for 20 minutes\nhint: remove it if no build runs\n' "$state/lock" >&2
            exit 1
        fi
        sleep 1
        waited=$((waited + 1))
    done
    trap release_lock EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    echo "$$ $(uname -n)" > "$state/lock/owner"
}

leave_lock() {
    trap - EXIT INT TERM HUP
    release_lock
}

# commit: which one this is, for "keyrota version"; "unknown" in a folder that is no clone.
commit() {
    [ -e "$root/.git" ] && git -C "$root" describe --always --dirty --abbrev=12 2> /dev/null || echo unknown
}

# compile: into folders without what an earlier build left, since every jar in them becomes a part of the program.
compile() {
    rm -rf "$state"/target/keyrota-cli/lib "$state"/target/keyrota-cli/sources "$state"/target/keyrota-cli/keyrota-cli-*.jar
    CDPATH='' cd -- "$root" && without_secrets ./mvnw -B -ntp -Plauncher -pl cli -am "-Dbuild.commit=$(commit)" package
}

# native_folder: where sqlite-jdbc keeps its library for this machine, inside its jar.
native_folder() {
    case $(uname -s) in
        Linux) if ls /lib/ld-musl-* > /dev/null 2>&1; then os=Linux-Musl; else os=Linux; fi ;;
        Darwin) os=Mac ;;
        *) return 1 ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) echo "org/sqlite/native/$os/x86_64" ;;
        aarch64 | arm64) echo "org/sqlite/native/$os/aarch64" ;;
        *) return 1 ;;
    esac
}

# unpack_native FOLDER: unpacked once, SQLite's library need not be unpacked into /tmp by each command. Where this
# machine is not known here, each command does that as before.
unpack_native() {
    inside=$(native_folder) || return 0
    mkdir "$1/unpack"
    (CDPATH='' cd -- "$1/unpack" && without_secrets "$JAVA_HOME/bin/jar" xf "$1"/lib/sqlite-jdbc-*.jar "$inside")
    mv "$1/unpack/$inside" "$1/native"
    rm -rf "$1/unpack"
}

# recompile_picocli JAR FOLDER: compiles picocli's own sources into JAR. What picocli ships is for Java 5 and so verified
# the old way, and a start-up cache cannot hold such classes.
recompile_picocli() {
    mkdir -p "$2/classes"
    CDPATH='' cd -- "$2" \
        && (without_secrets "$JAVA_HOME/bin/jar" xf "$state"/target/keyrota-cli/sources/picocli-*-sources.jar picocli) \
        && (without_secrets "$JAVA_HOME/bin/javac" -nowarn -proc:none --release 25 -d classes picocli/*.java) \
        && (without_secrets "$JAVA_HOME/bin/jar" cf recompiled.jar -C classes .) \
        && mv recompiled.jar "$1"
}

# modernise_picocli FOLDER: puts the recompiled picocli in the place of the shipped one; it is kept for the next builds.
# Where it cannot be compiled, the shipped one does the same, slower.
modernise_picocli() {
    for shipped in "$1"/lib/picocli-*.jar; do
        kept=$state/recompiled/${shipped##*/}
        mkdir -p "$state/recompiled"
        [ -f "$kept" ] || watched 'compiling picocli for Java 25' recompile_picocli "$kept" "$1/unpack"
        [ ! -f "$kept" ] || cp "$kept" "$shipped"
        rm -rf "$1/unpack"
    done
}

# forget_old: keeps the newest three builds, because a program that was started from an older one may still run.
forget_old() {
    for old in $(ls "$state/app" | sort -r | tail -n +4); do rm -rf "$state/app/$old"; done
}

# build_app WHY: leaves app on a finished build. A build that fails leaves the former one in place, and shows Maven's
# words.
build_app() {
    take_lock
    if find_app && ! is_stale; then # another start built it while this one waited
        leave_lock
        return
    fi
    new=$state/new.$$
    mkdir -p "$new/lib" "$state/app"
    : > "$new/began"
    : > "$state/build.log"
    if ! watched "building ($1)" compile; then
        cat "$state/build.log" >&2
        printf 'keyrota: the build failed; its words are above and in %s\n' "$state/build.log" >&2
        exit 1
    fi
    cp "$state"/target/keyrota-cli/keyrota-cli-*.jar "$state"/target/keyrota-cli/lib/*.jar "$new/lib/" || exit 1
    (CDPATH='' cd -- "$new/lib" && ls) > "$new/classpath"
    unpack_native "$new" >> "$state/build.log" 2>&1
    modernise_picocli "$new"
    id=$(date -u +%Y%m%dT%H%M%SZ)-$$
    mv "$new" "$state/app/$id" || exit 1
    echo "$id" > "$state/current.new"
    mv "$state/current.new" "$state/current"
    app=$state/app/$id
    forget_old
    leave_lock
}

# train FILE: one run that teaches the virtual machine which classes a command needs that speaks to vendors: doctor, with
# a configuration that reaches nobody (build/training.yaml). A whole rotation in the sandbox would teach the sandbox's
# servers too, and every start would pay for them.
train() {
    set -f
    without_secrets env KEYROTA_TRAINING=sandbox-this-opens-nothing \
        "$JAVA_HOME/bin/java" $jvm_flags "-XX:AOTCacheOutput=$1" -cp "$class_path" "$main" \
        --config "$root/build/training.yaml" doctor
}

# make_cache: the start-up cache for this build and this JDK. It is created under another name and renamed, because the
# virtual machine complains about a half-written one. Failing costs speed only, and is not tried again.
make_cache() {
    take_lock
    if [ ! -e "$cache" ]; then
        watched 'preparing fast starts' train "$cache.$$" # ends with 3, since doctor finds that nobody answers
        if [ -s "$cache.$$" ]; then
            mv "$cache.$$" "$cache"
        else
            : > "$cache.failed"
            rm -f "$cache.$$"
        fi
    fi
    leave_lock
}
