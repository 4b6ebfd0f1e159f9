import { expect, test } from "vitest";

import type { Prompt } from "../bindings/Prompt";
import { draw, sample } from "../testing";

test("before: what will happen, how often, and the one button", () => {
  const { find, text, page, all } = draw(sample("recording"));
  expect(find("h1").textContent).toBe("We will record a 5-second video of your face");
  expect(all(".plain-steps li")).toHaveLength(3);
  expect(text()).toContain("You can record up to 3 times.");
  expect(page.primary).toMatchObject({ id: "start-take", intent: { intent: "start_take" }, enabled: true });
  expect(page.secondary).toBeNull();
});

test("without takes left the button cannot be pressed", () => {
  const view = sample("recording");
  if (view.screen.name === "recording") view.screen.takes_left = 0;
  expect(draw(view).page.primary?.enabled).toBe(false);
});

test("the countdown's numeral stands over the oval, and it can be cancelled", () => {
  const { find, page } = draw(sample("recording-countdown"));
  expect(find(".numeral").textContent).toBe("2");
  expect(page.primary).toBeNull();
  expect(page.secondary).toMatchObject({ id: "cancel-take", intent: { intent: "cancel_take" } });
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

test("every prompt has its icon", () => {
  const prompts: Prompt[] = ["smile", "blink", "open_mouth", "turn_left", "turn_right", "tilt_left", "tilt_right", "look_up", "look_down"];
  for (const prompt of prompts) {
    const view = sample("recording-running");
    if (view.screen.name === "recording") view.screen.phase = { phase: "running", prompt, index: 0, of: 3, seconds: 0 };
    expect(draw(view).all(".prompt svg")).toHaveLength(1);
  }
});

test("while the last bytes are sealed nothing can be pressed", () => {
  const { page } = draw(sample("recording-finishing"));
  expect(page.primary).toBeNull();
  expect(page.secondary).toBeNull();
});
