import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("a live picture, mirrored, with its size and rate", () => {
  const { find, text, page } = draw(sample("camera"));
  expect(find("canvas#preview").className).toBe("mirrored");
  expect(text()).toContain("1280 × 720 · 30 pictures a second");
  expect((find("#camera") as HTMLSelectElement).value).toBe("usb-1");
  expect(page.primary).toMatchObject({ intent: { intent: "continue" }, enabled: true });
});

test("another camera is one choice away, and looking again too", () => {
  const { find, intents } = draw(sample("camera"));
  const chooser = find("#camera") as HTMLSelectElement;
  chooser.value = "v4l2loopback-0";
  chooser.dispatchEvent(new Event("change"));
  find("#find-cameras").click();
  expect(intents).toEqual([{ intent: "choose_camera", camera: "v4l2loopback-0" }, { intent: "find_cameras" }]);
});

test("a virtual camera is called one", () => {
  expect(draw(sample("camera-virtual")).text()).toContain("This is a virtual camera");
  expect(draw(sample("camera")).text()).not.toContain("virtual");
});

test("without a camera nothing can be chosen and nothing goes on", () => {
  const { find, all, page } = draw(sample("camera-none"));
  expect((find("#camera") as HTMLSelectElement).disabled).toBe(true);
  expect(all("canvas")).toHaveLength(0);
  expect(page.primary?.enabled).toBe(false);
});

test("while it opens the page says so over the picture", () => {
  expect(draw(sample("camera-opening")).find(".preview-wait").textContent).toContain("Opening the camera");
});
