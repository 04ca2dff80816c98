#!/bin/sh
# Installs what builds and runs images in the tests, where it is missing and apt-get may install.
# usage: sh scripts/install_buildah.sh
set -eu

missing=
for name in buildah crun debootstrap podman; do
    command -v "$name" >/dev/null 2>&1 || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    # What cannot be installed is missing to the tests, which are skipped and say so.
    # shellcheck disable=SC2086 # names of packages, each a word
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } || true
fi
