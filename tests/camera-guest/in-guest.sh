# Functions for scripts that run in the guest: cameras to plug in, pull out and freeze. Source it.
out=$CAMERA_GUEST_OUT
loaded=' '

# load MODULE... in this order; once each.
load() {
  local module
  for module in "$@"; do
    case $loaded in *" $module "*) continue ;; esac
    "$out/load" "$(find "$out" -name "$module.ko" -not -path '*/source/*' | head -1)" "${parameters:-}" || return 1
    loaded="$loaded$module "
  done
}

# Waits until the condition holds, at most 10 s.
await() {
  local i
  for i in $(seq 200); do "$@" && return; sleep 0.05; done
  echo "in vain: $*" >&2
  return 1
}
there() { [ -c /dev/video0 ] && chmod 666 /dev/video*; }
gone() { ! ls /dev/video* > /dev/null 2>&1; }
says() { grep -q "$2" "$1" 2> /dev/null; }

buffers='videobuf2-common videobuf2-memops videobuf2-v4l2 videobuf2-vmalloc'

# uvc OPTIONS... PIXELS:FILE...: a USB webcam (see uvcsim.c); camera=its process.
uvc() {
  load usbip-core vhci-hcd $buffers uvcvideo || return 1
  "$out/uvcsim" "$@" &
  camera=$!
  await there && sleep 0.2
}
# perform SCENES FILE.mjpeg: a webcam before which somebody plays the scenes that `cue` calls for.
perform() {
  rm -f /tmp/cues && mkfifo /tmp/cues || return 1
  uvc -c /tmp/cues $1 "mjpeg:$2"
}
# Calls for each prompt that the walk on standard input shows.
cue() { grep --line-buffered -o '"index":[0-9]*,"phase":"running","prompt":"[a-z_]*"' > /tmp/cues; }
unplug() { kill -9 "$camera"; wait "$camera" 2> /dev/null; await gone; }
freeze() { kill -STOP "$camera"; }
# A frozen camera must be thawed before the script ends, or the guest cannot end.
thaw() { kill -CONT "$camera"; }

# loopback FILE.y4m: what virtual cameras use on Linux.
loopback() {
  parameters='devices=1 video_nr=0 exclusive_caps=0 card_label=Looped' load v4l2loopback || return 1
  await there
  "$out/feed" /dev/video0 "$1" &
  camera=$!
  await says /sys/class/video4linux/video0/format '@'
}

# vivid: the kernel's test camera, with formats of every kind.
vivid() {
  load font cfbfillrect cfbcopyarea cfbimgblt $buffers videobuf2-dma-contig v4l2-tpg || return 1
  parameters='n_devs=1 node_types=0x1 num_inputs=1 input_types=0' load vivid || return 1
  await there
}
