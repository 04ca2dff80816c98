#!/bin/sh
# Puts Prometheus and Alertmanager into a directory for the tests of monitoring. Debian's packages
# are unpacked and not installed, so that no service starts, now or at the next boot.
# usage: sh scripts/install_prometheus.sh DIRECTORY
set -eu

templates=/usr/share/prometheus/alertmanager # Debian's Alertmanager reads them there and nowhere else

has_alertmanager() {
    command -v alertmanager >/dev/null 2>&1 && return 0 # not Debian's
    command -v prometheus-alertmanager >/dev/null 2>&1 && [ -f "$templates/default.tmpl" ]
}

has_tools() {
    for name in prometheus promtool amtool; do
        command -v "$name" >/dev/null 2>&1 || return 1
    done
    has_alertmanager
}

download() {
    apt-get download prometheus prometheus-alertmanager
}

has_tools && exit 0
directory=$(cd "$1" && pwd)
unpacked=$(mktemp -d)
trap 'rm -rf "$unpacked"' EXIT
cd "$unpacked"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    download || { apt-get update && download; } || true # the lists may be old, or not there
    for package in *.deb; do
        [ ! -f "$package" ] || dpkg-deb --extract "$package" .
    done
fi
if [ ! -x usr/bin/prometheus ] || [ ! -x usr/bin/prometheus-alertmanager ]; then
    echo "error: no Prometheus and Alertmanager are found; on Debian and Ubuntu, as root: apt-get install prometheus prometheus-alertmanager" >&2
    exit 1
fi
cp usr/bin/prometheus usr/bin/promtool usr/bin/prometheus-alertmanager usr/bin/amtool "$directory"
mkdir -p "$templates"
cp ".$templates"/*.tmpl "$templates"
