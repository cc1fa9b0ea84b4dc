# Sourced by ./amends and ./test: finds a JDK to build and run with.
# shellcheck shell=bash

amends_jdk_least=25

# Prints the major version of the JDK in folder $1, or nothing when there is no compiler in it.
jdk_major() {
  local version=''
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p')
  fi
  printf '%s' "$version"
}

# The home of the JDK that a command on the PATH belongs to, links followed.
jdk_of_command() {
  local file link
  file=$(command -v "$1") || return 0
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  dirname "$(dirname "$file")"
}

# Sets JAVA_HOME to a JDK that is new enough, or says in one sentence what to install and returns 1.
use_jdk() {
  local home major
  for home in \
    "${JAVA_HOME:-}" \
    "$(jdk_of_command javac)" \
    /usr/lib/jvm/* \
    "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/* \
    /opt/* /opt/java/* \
    "$(/usr/libexec/java_home -v "$amends_jdk_least+" 2>/dev/null)" \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    major=$(jdk_major "$home")
    if [ -n "$major" ] && [ "$major" -ge "$amends_jdk_least" ]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  echo "Amends needs a JDK $amends_jdk_least or newer (for example Eclipse Temurin $amends_jdk_least):" \
    "install one and point JAVA_HOME to it; looked in JAVA_HOME (${JAVA_HOME:-not set}), PATH, /usr/lib/jvm," \
    "\$HOME/.sdkman, \$HOME/.jdks, /opt and the macOS Java folders." >&2
  return 1
}

use_maven() {
  command -v mvn >/dev/null && return 0
  echo "Amends is built with Maven 3.8 or newer: install it (on Debian: apt-get install maven) so that 'mvn' is on the PATH." >&2
  return 1
}
