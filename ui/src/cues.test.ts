import { expect, test } from "vitest";

import type { Cue } from "./cues";
import { cue } from "./cues";
import { sample } from "./testing";

test("each moment of a take has its sound, once", () => {
  const road = ["recording", "recording-countdown-hint", "recording-countdown", "recording-countdown", "prompt-smile", "recording-running", "recording-seen", "recording-stay", "recording-finishing", "missed"];
  const heard: (Cue | null)[] = road.map((name, place) => cue(place > 0 ? sample(road[place - 1] ?? "") : null, sample(name)));
  expect(heard).toEqual([null, "tick", "tick", null, "begin", "seen", "seen", "seen", "end", null]);
});

test("other screens are silent", () => {
  expect(cue(sample("recording-running"), sample("review"))).toBeNull();
  expect(cue(null, sample("camera"))).toBeNull();
});
