import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("bytes, time left, and each file's state", () => {
  const { find, all, page } = draw(sample("sending"));
  expect(find(".big-number").textContent).toBe("3.2 MB of 9.8 MB");
  expect(find("[role=progressbar]").getAttribute("aria-valuenow")).toBe("32");
  expect(find("#sending-state").textContent).toBe("About 42 seconds left");
  expect(all("#files > li").map((row) => row.dataset.sent)).toEqual(["true", "true", "false", "false", "false", "false"]);
  expect(page.secondary).toMatchObject({ id: "pause", intent: { intent: "pause" } });
  expect(page.primary).toBeNull();
});

test("a broken line goes on by itself and says so", () => {
  const { text, page } = draw(sample("sending-waiting"));
  expect(text()).toContain("We go on by ourselves when it is back. You can close the window: nothing is lost.");
  expect(text()).toContain("Next try in 8 seconds");
  expect(page.secondary?.id).toBe("pause");
});

test("paused, the one button goes on", () => {
  const { page } = draw(sample("sending-paused"));
  expect(page.primary).toMatchObject({ intent: { intent: "resume" }, enabled: true });
  expect(page.secondary).toBeNull();
});

test("while the intake checks there is nothing to press", () => {
  const { page, find } = draw(sample("sending-submitting"));
  expect(page.primary ?? page.secondary).toBeNull();
  expect(find("[role=progressbar]").getAttribute("aria-valuenow")).toBe("100");
});
