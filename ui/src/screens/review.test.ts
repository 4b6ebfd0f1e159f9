import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("the clip can be played again, retaken or sent", () => {
  const { find, intents, page } = draw(sample("review"));
  expect(find("canvas#preview").className).toBe("");
  find("#play").click();
  expect(intents).toEqual([{ intent: "play_clip" }]);
  expect(page.primary).toMatchObject({ label: "Send", intent: { intent: "send" } });
  expect(page.secondary).toMatchObject({ id: "retake", intent: { intent: "retake" } });
  expect(page.note).toBe("You can record 2 more times");
});

test("while it plays the caption follows the time", () => {
  const at = (playedMs: number) => draw(sample("review-playing"), { playedMs }).find(".caption").textContent?.trim();
  expect(at(0)).toBe("Turn your head right");
  expect(at(1699)).toBe("Turn your head right");
  expect(at(1700)).toBe("Open your mouth");
  expect(at(4900)).toBe("Tilt your head left");
  expect(draw(sample("review-playing")).all("#play")).toHaveLength(0);
});

test("every file with size and whole SHA-256, every reader with fingerprint", () => {
  const { all, text } = draw(sample("review"));
  expect(all("#files > li")).toHaveLength(6);
  for (const whole of all("#files .selectable")) expect(whole.textContent).toMatch(/^[0-9a-f]{64}$/);
  expect(all("#recipients > li")).toHaveLength(2);
  expect(text()).toContain("You (this computer)");
});

test("with another way chosen there is no clip and no retake", () => {
  const { all, page, text } = draw(sample("review-alternative"));
  expect(all("canvas")).toHaveLength(0);
  expect(page.secondary).toBeNull();
  expect(text()).toContain("Instead of a face video: Video call with a person");
});

test("without takes left there is no retake", () => {
  const view = sample("review");
  if (view.screen.name === "review") view.screen.takes_left = 0;
  expect(draw(view).page.secondary).toBeNull();
});

test("every prompt with a tick, or that it was not seen", () => {
  const { all } = draw(sample("review-unseen"));
  const rows = all(".timeline li").map((row) => `${row.querySelectorAll(".done").length} ${(row.textContent ?? "").replace(/\s+/g, " ").trim()}`);
  expect(rows).toEqual(["1 Turn your head right 0.0 sSeen", "1 Open your mouth 1.7 sSeen", "0 Tilt your head left Not seen"]);
});

test("one thing sent again: neither clip nor another way, and what stays is said", () => {
  const { find, all, page, text } = draw(sample("review-kept"));
  expect(all("canvas, .player")).toHaveLength(0);
  expect(text()).toContain("Nothing of it has been sent yet.");
  expect(text()).toContain("1 file will be sent");
  expect(find("#kept").textContent?.trim()).toBe("5 files that we already have stay as they are.");
  expect(page.secondary).toBeNull();
  expect(draw(sample("review-kept-video")).all(".player, #kept")).toHaveLength(2);
  expect(draw(sample("review")).all("#kept")).toHaveLength(0);
});
