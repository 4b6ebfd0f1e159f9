import { expect, test } from "vitest";

import { HINTS, PROMPTS } from "../../gallery/face-video";
import type { Screen } from "../bindings/Screen";
import { draw, sample } from "../testing";

/** The recording screen of a sample, changed. */
function changed(name: string, change: (screen: Extract<Screen, { name: "recording" }>) => void) {
  const view = sample(name);
  if (view.screen.name === "recording") change(view.screen);
  return view;
}

test("before: what will happen, how often, how it begins, and the one button", () => {
  const { find, text, page } = draw(sample("recording"));
  expect(find("h1").textContent).toBe("We will record a 5-second video of your face");
  expect(find("#sight").textContent?.trim()).toBe("You can be seen well.");
  expect(find(".oval").classList.contains("good")).toBe(true);
  expect(text()).toContain("You can record up to 3 times.");
  expect(page.primary).toMatchObject({ id: "start-take", intent: { intent: "start_take" }, enabled: true });
  expect(page.note).toBe("It starts by itself when we see you well, or press “Start recording”.");
  expect(page.secondary).toBeFalsy();
});

test("the slower version says its length", () => {
  expect(draw(sample("recording-slow")).text()).toContain("10-second video");
});

test("after a take that was ended it waits for a press, and says so", () => {
  expect(draw(changed("recording", (screen) => (screen.by_itself = false))).page.note).toBe("Press “Start recording” when you are ready.");
});

test("the one thing to mend stands above the oval, whose ring is grey", () => {
  for (const hint of HINTS) {
    const { find, all } = draw(changed("recording-hint", (screen) => (screen.sight = { hint, good: false })));
    const line = find("#sight");
    expect(line.dataset.hint).toBe(hint);
    expect(line.querySelectorAll("svg")).toHaveLength(1);
    expect(line.compareDocumentPosition(find("#preview")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(all(".oval.good")).toHaveLength(0);
  }
});

test("without takes left the other ways are the way on", () => {
  const { page } = draw(sample("recording-none-left"));
  expect(page.primary).toMatchObject({ intent: { intent: "show_alternatives" }, enabled: true });
});

test("the countdown's numeral stands over the oval, and it can be cancelled", () => {
  const { find, text, page } = draw(sample("recording-countdown"));
  expect(find(".numeral").textContent).toBe("2");
  expect(text()).toContain("Hold still");
  expect(page.primary).toBeNull();
  expect(page.secondary).toMatchObject({ id: "cancel-take", intent: { intent: "cancel_take" } });
});

test("what has to be mended is said in the countdown too", () => {
  expect(draw(sample("recording-countdown-hint")).find("#sight").textContent?.trim()).toBe("Move a little closer");
});

test("the prompt stands above the picture, the ring runs full in the clip's length", () => {
  const { find } = draw(sample("recording-running"));
  const prompt = find(".prompt");
  expect(prompt.textContent?.trim()).toBe("Turn your head right");
  expect(prompt.compareDocumentPosition(find("#preview")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(find(".take-state").textContent).toContain("Recording · 2 s");
  expect((find(".oval-fill.runs") as HTMLElement).style.animationDuration).toBe("5000ms");
});

test("with less motion the ring steps by whole seconds", () => {
  const { find, all } = draw(sample("recording-running"), { motion: false });
  expect(all(".oval-fill.runs")).toHaveLength(0);
  expect(find(".oval-fill").getAttribute("stroke-dashoffset")).toBe("60");
});

test("a mark for each prompt: seen, now, to come, and a dash where the time passed", () => {
  const marks = (name: string) => draw(sample(name)).all(".marks > span").map((mark) => `${mark.className.trim()}:${mark.querySelector("svg") ? "tick" : mark.textContent}`);
  expect(marks("recording-running")).toEqual(["seen:tick", "now:2", ":3"]);
  expect(marks("recording-seen")).toEqual(["seen:tick", "seen now:tick", ":3"]);
  expect(marks("recording-passed")).toEqual(["seen:tick", ":–", "now:3"]);
  expect(marks("recording-stay")).toEqual(["seen:tick", "seen:tick", "seen:tick"]);
  expect(draw(sample("recording-passed")).find(".marks").getAttribute("aria-label")).toBe("3 of 3");
});

test("a movement that was seen is taken back; the ring swells anew with each", () => {
  const { find } = draw(sample("recording-seen"));
  expect(find(".prompt").textContent?.trim()).toBe("Good. Now back to the middle.");
  expect(find(".oval").classList.contains("even")).toBe(true);
  expect(draw(sample("recording-running")).find(".oval").classList.contains("odd")).toBe(true);
});

test("after the last prompt: stay", () => {
  expect(draw(sample("recording-stay")).find(".prompt").textContent?.trim()).toBe("Stay as you are until the end");
});

test("every prompt has its icon and its words", () => {
  for (const prompt of PROMPTS) {
    const { all, find } = draw(sample(`prompt-${prompt}`));
    expect(all(".prompt svg")).toHaveLength(1);
    expect(find(".prompt").dataset.prompt).toBe(prompt);
  }
});

test("while the last bytes are sealed nothing can be pressed", () => {
  const { page } = draw(sample("recording-finishing"));
  expect(page.primary).toBeNull();
  expect(page.secondary).toBeNull();
});
