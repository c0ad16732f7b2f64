# find_jdk TOOL sets JAVA_HOME to a JDK 25 or newer that has bin/TOOL, and jdk_version, or stops with one sentence.
# Looks at JAVA_HOME, then PATH, then the usual folders. Sourced by mvnw and by the launcher.

jdk_usable() {
    [ -x "$1/bin/$jdk_tool" ] && [ -r "$1/release" ] || return 1
    jdk_version=
    while IFS='="' read -r jdk_key _ jdk_value _; do
        if [ "$jdk_key" = JAVA_VERSION ]; then
            jdk_version=$jdk_value
            break
        fi
    done <"$1/release"
    jdk_feature=${jdk_version%%[!0-9]*}
    [ "${jdk_feature:-0}" -ge 25 ]
}

jdk_on_path() {
    jdk_java=$(command -v java) && jdk_java=$(readlink -f "$jdk_java" 2>/dev/null) || return 1
    jdk_home=${jdk_java%/bin/java}
    jdk_usable "$jdk_home"
}

jdk_in_usual_folders() {
    for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/jdk/* \
        "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if jdk_usable "$jdk_home"; then return 0; fi
    done
    return 1
}

find_jdk() {
    jdk_tool=$1
    if [ -n "${JAVA_HOME-}" ] && jdk_usable "$JAVA_HOME"; then return 0; fi
    case $- in *f*) jdk_noglob=1 ;; *) jdk_noglob= ;; esac
    set +f
    if jdk_on_path || jdk_in_usual_folders; then
        JAVA_HOME=$jdk_home
        export JAVA_HOME
        [ -z "$jdk_noglob" ] || set -f
        return 0
    fi
    echo "${0##*/}: no JDK 25 or newer found in JAVA_HOME, PATH or the usual folders; install one (for example from https://adoptium.net) or set JAVA_HOME to it." >&2
    exit 1
}
