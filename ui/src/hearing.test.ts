import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Hearing } from "./hearing";
import { sample } from "./testing";

const spoken: string[] = [];
let started = 0;

class Node_ {
  gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
  connect(next: unknown) {
    return next;
  }
  start() {
    started++;
  }
  stop() {}
}
class Context {
  state = "running";
  currentTime = 0;
  destination = {};
  close() {
    return Promise.resolve();
  }
}

function voices(...tags: string[]) {
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => tags.map((lang) => ({ lang, localService: !lang.includes("server") })),
    speak: ({ text }: { text: string }) => spoken.push(text),
    cancel: () => {},
    addEventListener: () => {},
  });
  vi.stubGlobal("SpeechSynthesisUtterance", class {
    constructor(readonly text: string) {}
  });
}

beforeEach(() => {
  spoken.length = started = 0;
  localStorage.clear();
  vi.stubGlobal("AudioContext", Context);
  vi.stubGlobal("OscillatorNode", Node_);
  vi.stubGlobal("GainNode", Node_);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const running = sample("recording-running");
const seen = sample("recording-seen");
const said = { text: "Turn your head right", urgent: true };

test("sounds come after a press, and not when switched off", () => {
  const hearing = new Hearing(() => {});
  hearing.follow(running, seen, null, "en");
  expect(started, "nothing was pressed yet").toBe(0);
  hearing.pressed(running);
  hearing.follow(running, seen, null, "en");
  expect(started).toBe(2);
  hearing.shown("en").choose({ sounds: false });
  hearing.follow(running, seen, null, "en");
  expect(started).toBe(2);
});

test("the choice is kept, and the page shown anew", () => {
  const changed = vi.fn();
  new Hearing(changed).shown("en").choose({ sounds: false });
  expect(changed).toHaveBeenCalledOnce();
  expect(new Hearing(() => {}).shown("en").sounds).toBe(false);
});

test("a store that is broken or full is no fault", () => {
  localStorage.setItem("hearing", "{");
  const hearing = new Hearing(() => {});
  expect(hearing.shown("en").sounds).toBe(true);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("full");
  });
  hearing.shown("en").choose({ sounds: false });
  expect(hearing.shown("en").sounds).toBe(false);
  vi.restoreAllMocks();
});

test("a computer without sound stays silent", () => {
  vi.stubGlobal("AudioContext", class {
    constructor() {
      throw new Error("no device");
    }
  });
  const hearing = new Hearing(() => {});
  hearing.pressed(running);
  hearing.follow(running, seen, null, "en");
});

test("speech is offered only with a voice for the language", () => {
  const hearing = new Hearing(() => {});
  expect(hearing.shown("en").speech, "no speech at all").toBeNull();
  voices("en-GB", "zh-CN");
  expect(hearing.shown("en").speech).toBe(false);
  expect(hearing.shown("vi").speech).toBeNull();
  voices("en-GB", "vi-VN (server)");
  expect(hearing.shown("vi").speech, "a voice that is a server").toBeNull();
});

test("prompts are spoken when switched on, the countdown's numerals are not", () => {
  voices("en-US");
  const hearing = new Hearing(() => {});
  hearing.follow(sample("recording-countdown"), running, said, "en");
  expect(spoken).toEqual([]);
  hearing.shown("en").choose({ speech: true });
  hearing.follow(sample("recording"), sample("recording-countdown"), { text: "2", urgent: true }, "en");
  hearing.follow(sample("recording-countdown"), running, said, "en");
  hearing.follow(sample("recording"), sample("review"), said, "en");
  expect(spoken).toEqual(["Turn your head right"]);
});
