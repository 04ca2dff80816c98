#!/bin/sh
# Installs Chromium for the tests of the studio, where no browser is found and apt-get may install.
# usage: sh scripts/install_chromium.sh
set -eu

has_browser() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

has_browser && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
fi
has_browser || {
    echo "error: no Chromium is found; on Debian and Ubuntu, as root: apt-get install chromium" >&2
    exit 1
}
