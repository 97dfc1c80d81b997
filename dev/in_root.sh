#!/bin/sh
# Usage: sudo dev/in_root.sh NAME [--user] COMMAND...
# Runs a command on a copy of this checkout: in the root NAME that dev/root.sh made, or with the
# NAME "host" in this machine itself; as root or, with --user, as an ordinary user whom only the
# command sees. Nothing stays mounted, nothing goes on running. With --user it fails if a file
# outside the checkout or a process is left, and names them.
set -eu
cd "$(dirname "$0")/.."
if [ $# -lt 2 ] || [ "$(id -u)" != 0 ]; then
    sed -n '2s/^# //p' "$0" >&2
    exit 2
fi
name=$1
shift
store=$PWD/build/roots/$name.root home=/root uid=0
if [ "$1" = --user ]; then
    store=$PWD/build/roots/$name.user home=/srv uid=54321 # a home that no distribution fills
    shift
fi
root=$PWD/build/roots/$name
[ "$name" != host ] || root=/

main() {
    if [ "${IN_ROOT-}" ]; then
        unset IN_ROOT
        mount_all
        status=0
        run "$@" || status=$?
        [ $uid = 0 ] || nothing_left || status=1
        exit $status
    elif ! [ -d "$root" ]; then
        echo "There is no root for $name yet: sudo dev/root.sh $name" >&2
        exit 1
    fi
    copy_checkout
    as_user=
    [ $uid = 0 ] || as_user=--user
    IN_ROOT=yes exec unshare --mount --pid --fork --kill-child dev/in_root.sh "$name" $as_user "$@"
}

# The .venv of the copy stays from one run to the next.
copy_checkout() {
    mkdir -p "$store/deskbreak"
    find "$store" -mindepth 1 -maxdepth 1 ! -name deskbreak -exec rm -rf {} +
    find "$store/deskbreak" -mindepth 1 -maxdepth 1 ! -name .venv -exec rm -rf {} +
    tar -c --exclude-vcs --exclude=./build --exclude=./dist --exclude=./.venv \
        --exclude=.hypothesis --exclude='.*_cache' --exclude=__pycache__ . |
        tar -x --warning=no-timestamp -C "$store/deskbreak"
    chown -R $uid:$uid "$store"
}

mount_all() {
    mount --bind "$store" "$root$home"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    for folder in dev/shm tmp var/tmp; do
        mount -t tmpfs -o mode=1777 tmpfs "$root/$folder"
    done
    mkdir -m 1777 "$root/tmp/.X11-unix" "$root/tmp/.ICE-unix" # as every desktop has them
    if [ $uid != 0 ]; then
        add passwd "person:x:$uid:$uid::$home:/bin/sh"
        add group "person:x:$uid:"
    fi
}

# A line to a file of /etc that only we see.
add() {
    { cat "$root/etc/$1" && echo "$2"; } >"$root/tmp/$1"
    mount --bind "$root/tmp/$1" "$root/etc/$1"
    rm "$root/tmp/$1"
}

run() {
    for variable in $(env | sed -n 's/^\([A-Za-z_0-9]*\)=.*/\1/p' |
        grep -vixE 'path|term|ci|pip_(.*index.*|cert|.*host|.*timeout)|.*_proxy|.*ca_bundle|ssl_.*'); do
        unset "$variable"
    done
    export HOME=$home LANG=C.UTF-8
    export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    # shellcheck disable=SC2016 # both are the inner shell's
    chroot --userspec=$uid:$uid --groups= "$root" \
        sh -c 'cd && cd deskbreak && exec "$@"' sh "$@"
}

nothing_left() {
    files=$(find "$root/tmp" "$root/var/tmp" "$root/dev/shm" "$root$home" -mindepth 1 \
        -path "$root$home/deskbreak" -prune -o ! -name .X11-unix ! -name .ICE-unix -print)
    processes=$(pgrep -u $uid -r D,R,S,T -a || true)
    [ -z "$files$processes" ] || printf '%s\n' "Left outside the checkout:" "$files" "$processes"
    [ -z "$files$processes" ]
}

main "$@"
