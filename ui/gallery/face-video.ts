// Sample views of the camera check and of a take: every hint, every prompt, and every reason why one was missed.
import type { Hint } from "../src/bindings/Hint";
import type { Missed } from "../src/bindings/Missed";
import type { MovementsView } from "../src/bindings/MovementsView";
import type { Prompt } from "../src/bindings/Prompt";
import type { PromptOutcome } from "../src/bindings/PromptOutcome";
import type { Screen } from "../src/bindings/Screen";
import type { Sight } from "../src/bindings/Sight";
import type { Spoiled } from "../src/bindings/Spoiled";
import type { TakePhase } from "../src/bindings/TakePhase";
import type { View } from "../src/bindings/View";
import { fault, view } from "./view";

const cameras = [
  { id: "usb-1", name: "Integrated Webcam (04f2:b6bf)", provenance: "none" as const },
  { id: "v4l2loopback-0", name: "OBS Virtual Camera", provenance: "declared" as const },
];

/** In the order in which the engine tells them. */
export const HINTS: readonly Hint[] = [
  "black",
  "frozen",
  "slow_camera",
  "no_face",
  "several_faces",
  "move_closer",
  "move_back",
  "centre",
  "too_dark",
  "too_bright",
  "light_behind",
  "covered",
  "look_at_camera",
  "hold_still",
];
export const PROMPTS: readonly Prompt[] = ["smile", "blink", "open_mouth", "turn_left", "turn_right", "tilt_left", "tilt_right", "look_up", "look_down"];
export const REASONS: readonly Missed[] = ["not_seen", "late", "early", "wrong_side", "held_all_along", "not_released", "face_lost", "not_observed"];

const looking: Sight = { hint: null, good: false };
const good: Sight = { hint: null, good: true };
const hint = (hint: Hint): Sight => ({ hint, good: false });

const movements = (without: Prompt[] = [], slow = false): MovementsView => ({
  all: [...PROMPTS],
  without,
  slow,
  slow_length_ms: 10_000,
  enough: PROMPTS.length - without.length >= 3,
});

const camera = (chosen: string | null, state: Extract<Screen, { name: "camera" }>["state"], sight = looking, able = movements()): Screen => ({
  name: "camera",
  cameras: chosen === null ? [] : cameras,
  chosen,
  state,
  sight,
  movements: able,
});

const recording = (phase: TakePhase, sight = good, takes_left = 3, length_ms = 5000): Screen => ({
  name: "recording",
  phase,
  sight,
  by_itself: phase.phase === "ready" && takes_left > 0,
  takes_left,
  length_ms,
});

const running = (prompt: Prompt | null, index: number, seen: boolean[], seconds: number): Screen => recording({ phase: "running", prompt, index, seen, seconds });

/** One prompt after the other, each with why it was missed, if it was. */
export const outcomes = (...each: [Prompt, Missed | null][]): PromptOutcome[] =>
  each.map(([prompt, missed], place) => {
    const shown_ms = place * 1700;
    const seen = missed === null || missed === "not_released";
    return { prompt, shown_ms, seen_ms: seen ? shown_ms + 600 : null, done_ms: missed === null ? shown_ms + 1200 : null, missed };
  });

const missed = (prompts: PromptOutcome[], takes_left = 2, spoiled: Spoiled | null = null, can_send = false): View =>
  view(6, recording({ phase: "missed", prompts, spoiled, can_send }, good, takes_left), { can_continue: takes_left > 0 });

const live = { state: "live" as const, width_px: 1280, height_px: 720, fps: 30 };

/** By the name the gallery's address uses. */
export const FACE_VIDEO: Record<string, View> = {
  camera: view(5, camera("usb-1", live, good)),
  "camera-looking": view(5, camera("usb-1", live)),
  "camera-movements": view(5, camera("usb-1", live, good, movements(["blink", "look_up"], true))),
  "camera-too-few": view(5, camera("usb-1", live, good, movements(PROMPTS.slice(0, 7))), { can_continue: false }),
  "camera-opening": view(5, camera("usb-1", { state: "opening" }), { can_continue: false }),
  "camera-virtual": view(5, camera("v4l2loopback-0", live, good)),
  "camera-fault": view(5, camera("usb-1", { state: "off" }), { can_continue: false, fault: fault("CAM-102", ["retry", "choose_camera"]) }),
  "camera-none": view(5, camera(null, { state: "off" }), { can_continue: false, fault: fault("CAM-101", ["retry", "alternatives"]) }),
  recording: view(6, recording({ phase: "ready" })),
  "recording-preparing": view(6, recording({ phase: "preparing" }), { can_go_back: false, can_continue: false }),
  "recording-countdown": view(6, recording({ phase: "countdown", seconds: 2 }), { can_go_back: false, can_continue: false }),
  "recording-looking": view(6, recording({ phase: "ready" }, looking)),
  "recording-hint": view(6, recording({ phase: "ready" }, hint("light_behind"))),
  "recording-slow": view(6, recording({ phase: "ready" }, good, 3, 10_000)),
  "recording-none-left": view(6, recording({ phase: "ready" }, good, 0), { can_continue: false, fault: fault("TAK-104", ["alternatives"]) }),
  "recording-countdown-hint": view(6, recording({ phase: "countdown", seconds: 3 }, hint("move_closer")), { can_go_back: false, can_continue: false }),
  "recording-running": view(6, running("turn_right", 1, [true, false, false], 2), { can_go_back: false, can_continue: false }),
  "recording-seen": view(6, running("turn_right", 1, [true, true, false], 2), { can_go_back: false, can_continue: false }),
  "recording-passed": view(6, running("open_mouth", 2, [true, false, false], 3), { can_go_back: false, can_continue: false }),
  "recording-stay": view(6, running(null, 3, [true, true, true], 4), { can_go_back: false, can_continue: false }),
  "recording-finishing": view(6, recording({ phase: "finishing" }), { can_go_back: false, can_continue: false }),
  "recording-fault": view(6, recording({ phase: "ready" }), { fault: fault("TAK-101", ["dismiss"]) }),
  missed: missed(outcomes(["smile", null], ["blink", "not_seen"], ["turn_left", "wrong_side"])),
  "missed-last": missed(outcomes(["open_mouth", "late"], ["tilt_right", "not_released"], ["look_down", "face_lost"]), 0),
  "missed-send": missed(outcomes(["look_up", null], ["smile", "held_all_along"], ["turn_right", "early"]), 0, null, true),
  "missed-several-faces": missed(outcomes(["smile", null], ["turn_left", null], ["blink", null]), 1, "several_faces"),
  "missed-face-away": missed(outcomes(["smile", null], ["turn_left", "face_lost"], ["blink", "not_observed"]), 1, "face_away"),
  "missed-too-few-observed": missed(outcomes(["smile", "not_observed"], ["turn_left", "not_observed"], ["blink", "not_observed"]), 2, "too_few_observed"),
};

for (const each of HINTS) FACE_VIDEO[`hint-${each}`] = view(5, camera("usb-1", live, hint(each)));
for (const each of PROMPTS) FACE_VIDEO[`prompt-${each}`] = view(6, running(each, 0, [false, false, false], 0), { can_go_back: false, can_continue: false });
// Every movement that can be missed, with every reason.
for (const reason of REASONS) {
  FACE_VIDEO[`missed-${reason}`] = missed(outcomes(...(["smile", "blink", "open_mouth", "turn_left", "tilt_left", "look_up"] as const).map((prompt): [Prompt, Missed] => [prompt, reason])));
}
