#!/bin/sh
# Usage: sudo dev/root.sh NAME
# Makes build/roots/NAME, a small Debian of that release (bookworm, trixie, testing); one that is
# there stays. Mirror, proxies, certificates and pip's settings are those of this machine.
# dev/in_root.sh runs commands in it; to have it anew, remove the folder.
set -eu
cd "$(dirname "$0")/.."
name=$1
root=$PWD/build/roots/$name

main() {
    if [ -d "$root" ]; then
        return
    elif [ "$(id -u)" != 0 ]; then
        fail "A root for $name can only be made by root: sudo dev/root.sh $name"
    fi
    command -v debootstrap >/dev/null || dev/setup.sh roots
    command -v debootstrap >/dev/null || fail "A root for $name needs debootstrap; none was found."
    mirror=$(mirror_of_apt)
    [ "$mirror" ] || fail "A root for $name needs a mirror of Debian; apt here knows none."
    eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
    export http_proxy="${http_proxy-}" https_proxy="${https_proxy-}"

    echo "Making a root of Debian $name in build/roots/$name (some minutes)"
    part=$root.part # a root that was begun and not finished is no root
    rm -rf "$part"
    mkdir -p "$part"
    unshare --mount debootstrap --variant=minbase --include=ca-certificates,make \
        "$name" "$part" "$mirror" >"$part.log" 2>&1 ||
        fail "A root for $name could not be made: $(tail -n 1 "$part.log") ($part.log tells more)"
    settle "$part"
    mv "$part" "$root"
    rm "$part.log"
}

fail() {
    echo "$*" >&2
    exit 1
}

mirror_of_apt() {
    # shellcheck disable=SC2016 # the names are apt's
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1
}

# What this machine has set for the network.
settle() {
    apt-config dump | grep -E '^Acquire::(https?|Check-)' >"$1/etc/apt/apt.conf.d/90host" || true
    if [ -f /etc/pip.conf ]; then
        cp /etc/pip.conf "$1/etc/"
    fi
    if [ -d /usr/local/share/ca-certificates ]; then
        cp -R /usr/local/share/ca-certificates "$1/usr/local/share/"
    fi
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    chroot "$1" update-ca-certificates >/dev/null 2>&1
}

main
