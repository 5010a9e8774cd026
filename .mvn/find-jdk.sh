# shellcheck shell=sh
# Finds a JDK that can build and run Andon. Sourced by mvnw and andon; the Windows twin is find-jdk.ps1.
#
#   find_jdk        sets JDK to the home of a fitting JDK, or returns 1 and leaves the places it looked at in JDK_LOOKED
#   jdk_missing     says on stderr what is missing and how to get it
#   jdk_feature D   prints the feature number (17, 25) of the JDK at D, or nothing
#   real_folder F   prints the folder in which the file F really stands, links followed

JDK_NEEDED=25

real_folder() {
    real_file=$1
    while [ -L "$real_file" ]; do
        real_target=$(readlink "$real_file")
        case $real_target in
        /*) real_file=$real_target ;;
        *) real_file=$(dirname "$real_file")/$real_target ;;
        esac
    done
    CDPATH='' cd -- "$(dirname -- "$real_file")" && pwd -P
}

jdk_feature() {
    jdk_version=
    if [ -r "$1/release" ]; then
        jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
    elif [ -x "$1/bin/java" ]; then
        jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
    fi
    printf '%s' "$jdk_version"
}

# One candidate: kept when it fits. Exactly the needed version ends the search, a newer one only if none such is found.
jdk_try() {
    if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
        return 1
    fi
    jdk_found=$(jdk_feature "$1")
    [ "${jdk_found:-0}" -ge "$JDK_NEEDED" ] || return 1
    [ -n "$JDK" ] || JDK=$1
    [ "$jdk_found" -eq "$JDK_NEEDED" ] || return 1
    JDK=$1
}

find_jdk() {
    JDK=
    JDK_LOOKED="JAVA_HOME (${JAVA_HOME:-not set}), JDK_HOME (${JDK_HOME:-not set})"
    # What was named on purpose wins, whatever else is there.
    for jdk_home in "${JAVA_HOME:-}" "${JDK_HOME:-}"; do
        [ -n "$jdk_home" ] || continue
        jdk_try "$jdk_home" && return 0
        [ -z "$JDK" ] || return 0
    done
    if jdk_java=$(command -v java 2>/dev/null); then
        JDK_LOOKED="$JDK_LOOKED, java on the PATH ($jdk_java)"
        jdk_bin=$(real_folder "$jdk_java")
        jdk_try "${jdk_bin%/bin}" && return 0
    else
        JDK_LOOKED="$JDK_LOOKED, java on the PATH (none)"
    fi
    JDK_LOOKED="$JDK_LOOKED, /usr/lib/jvm, /opt, ~/.sdkman/candidates/java, ~/.jdks, /Library/Java/JavaVirtualMachines"
    for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/*/* \
        "${SDKMAN_DIR:-${HOME:-/}/.sdkman}"/candidates/java/* "${HOME:-/}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        jdk_try "$jdk_home" && return 0
    done
    [ -n "$JDK" ]
}

jdk_missing() {
    cat >&2 <<MESSAGE
Andon needs a JDK $JDK_NEEDED or newer, and none was found.

Looked at: $JDK_LOOKED.

How to get one (Eclipse Temurin $JDK_NEEDED is a good choice):
  Debian, Ubuntu   sudo apt install openjdk-$JDK_NEEDED-jdk      (or temurin-$JDK_NEEDED-jdk, from adoptium.net)
  Fedora, RHEL     sudo dnf install java-$JDK_NEEDED-openjdk-devel
  macOS            brew install --cask temurin@$JDK_NEEDED
  Windows          winget install EclipseAdoptium.Temurin.$JDK_NEEDED.JDK
  anywhere         sdk install java $JDK_NEEDED-tem        (sdkman.io)
If one is installed somewhere else, name it: JAVA_HOME=/path/to/jdk
MESSAGE
}
