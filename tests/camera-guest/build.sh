#!/bin/bash
# build.sh OUT [--from-source]: puts into OUT what `camera-guest` needs: the user-mode kernel linux.uml, its modules (*.ko)
# and the feeders, compiled from the C files here. Kernel and modules are unpacked from prebuilt.tar.xz, or with
# --from-source built from Debian's packages (5 to 13 minutes on two cores). Does nothing that is already done.
# Needs cc, tar, xz; from source also flex bison bc patch libelf-dev libssl-dev make and an apt with Debian 12 sources.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)

if [ "${2:-}" = --from-source ]; then
  work=$out/source
  mkdir -p "$work/debs" && cd "$work"
  (cd debs && apt-get download linux-source-6.1 v4l2loopback-dkms)
  for deb in debs/*.deb; do dpkg -x "$deb" .; done
  tar -xJf usr/src/linux-source-6.1.tar.xz
  kernel=$work/linux-source-6.1
  patch -d "$kernel" -p1 < "$here/large-xstate.patch"
  cp "$here/uml.config" "$kernel/.config"
  make -C "$kernel" ARCH=um olddefconfig
  make -C "$kernel" ARCH=um -j"$(nproc)" all
  cp -r usr/src/v4l2loopback-*/ loopback
  make -C "$kernel" ARCH=um M="$work/loopback" modules
  strip -g -o "$out/linux.uml" "$kernel/linux"
  find "$kernel" "$work/loopback" -name '*.ko' -exec strip -g {} \; -exec cp {} "$out" \;
elif [ "$here/prebuilt.tar.xz" -nt "$out/unpacked" ]; then
  tar -xJf "$here/prebuilt.tar.xz" -C "$out"
  touch "$out/unpacked"
fi

cd "$out"
for tool in uvcsim feed load interval network; do
  if [ "$here/$tool.c" -nt "$tool" ] || [ "$here/clip.h" -nt "$tool" ]; then
    cc -O2 -o "$tool.new" "$here/$tool.c"
    mv "$tool.new" "$tool"
  fi
done
