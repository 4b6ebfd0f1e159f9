import { expect, test } from "vitest";

import { HINTS, PROMPTS } from "../../gallery/face-video";
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

test("one thing to mend at a time, each with words and icon, above the oval", () => {
  for (const hint of HINTS) {
    const { find, all } = draw(sample(`hint-${hint}`));
    expect(find("#sight").dataset.hint).toBe(hint);
    expect(all("#sight svg")).toHaveLength(1);
    expect(find("#sight").textContent?.trim()).not.toBe("");
    expect(find("#sight").compareDocumentPosition(find("#preview")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(all(".oval.good")).toHaveLength(0);
  }
});

test("when all is well one calm line, and the ring in the accent's colour", () => {
  const { find } = draw(sample("camera"));
  expect(find("#sight").textContent?.trim()).toBe("You can be seen well.");
  expect(find(".oval").classList.contains("good")).toBe(true);
  const looking = draw(sample("camera-looking"));
  expect(looking.find("#sight").className).toContain("idle");
  expect(looking.all(".oval.good")).toHaveLength(0);
});

test("what is not possible is told at once, with all boxes as they are", () => {
  const { find, all, intents } = draw(sample("camera-movements"));
  const box = (id: string) => find(id) as HTMLInputElement;
  expect(all("input[name=without]")).toHaveLength(PROMPTS.length);
  expect([box("#without-blink").checked, box("#without-smile").checked, box("#slower").checked]).toEqual([true, false, true]);
  const press = (id: string) => {
    box(id).checked = !box(id).checked;
    box(id).dispatchEvent(new Event("change", { bubbles: true }));
  };
  press("#without-turn_left");
  press("#slower");
  expect(intents).toEqual([
    { intent: "choose_movements", without: ["blink", "turn_left", "look_up"], slow: true },
    { intent: "choose_movements", without: ["blink", "turn_left", "look_up"], slow: false },
  ]);
});

test("a policy without a slower version offers none", () => {
  const view = sample("camera");
  if (view.screen.name === "camera") view.screen.movements.slow_length_ms = null;
  expect(draw(view).all("#slower")).toHaveLength(0);
});

test("with too few movements left the other ways are the way on", () => {
  const { find, page } = draw(sample("camera-too-few"));
  expect(find("#too-few").textContent).toContain("we cannot check a video");
  expect(page.primary).toMatchObject({ intent: { intent: "show_alternatives" }, enabled: true });
});

test("sounds can be switched off; speech is offered only where there is a voice", () => {
  const told: unknown[] = [];
  const hearing = { sounds: true, speech: false, choose: (change: unknown) => told.push(change) };
  const { find } = draw(sample("camera"), { hearing });
  (find("#sounds") as HTMLInputElement).click();
  (find("#speech") as HTMLInputElement).click();
  expect(told).toEqual([{ sounds: false }, { speech: true }]);
  expect(draw(sample("camera")).all("#speech")).toHaveLength(0);
});
