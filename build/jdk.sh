# Sourced by ./keyrota and ./verify: finds a JDK 25 and leaves its folder in JAVA_HOME.
#
# The folder's own "release" file is read instead of asking "javac -version", because starting a JVM only to learn
# its version would double the start-up time of every command.

# is_jdk_25 FOLDER: whether it holds a whole JDK (not only a runtime) of release 25.
is_jdk_25() {
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r release_line; do
        case $release_line in
            'JAVA_VERSION="25"'* | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'* | 'JAVA_VERSION="25+'*) return 0 ;;
        esac
    done < "$1/release"
    return 1
}

# of_the_path: the JDK that the "java" of the PATH belongs to, or nothing.
of_the_path() {
    on_path=$(command -v java 2> /dev/null) || return 0
    on_path=$(readlink -f "$on_path" 2> /dev/null) || return 0
    printf '%s' "${on_path%/bin/java}"
}

# find_jdk_25: sets and exports JAVA_HOME, or says on standard error what to do and returns 2.
# JDK_FOLDERS (a test sets it) replaces the system's own folders.
find_jdk_25() {
    asked=${JAVA_HOME:-}
    if is_jdk_25 "$asked"; then
        export JAVA_HOME
        return 0
    fi
    for home in "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "$(of_the_path)" \
        "${JDK_FOLDERS:-/usr/lib/jvm}"/* \
        "${JDK_FOLDERS:-/Library/Java/JavaVirtualMachines}"/*/Contents/Home \
        "${JDK_FOLDERS:-/opt/homebrew/opt}"/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        "${JDK_FOLDERS:-/usr/local/opt}"/openjdk@25/libexec/openjdk.jdk/Contents/Home \
        "${JDK_FOLDERS:-/usr/java}"/* \
        "${JDK_FOLDERS:-/opt/java}"/* \
        "${JDK_FOLDERS:-/opt}"/jdk* \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${ASDF_DATA_DIR:-${HOME:-}/.asdf}"/installs/java/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/mise}"/installs/java/* \
        "${HOME:-}"/.jdks/*; do
        if is_jdk_25 "$home"; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    echo "keyrota: no JDK 25 found${asked:+ (JAVA_HOME is $asked, which is not one)}" >&2
    echo "hint: install one (https://adoptium.net, 'sdk install java 25-tem', 'brew install openjdk@25' or your system's package) and set JAVA_HOME to its folder if it is in an unusual place" >&2
    return 2
}
