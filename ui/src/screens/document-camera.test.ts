import { expect, test } from "vitest";

import { PAPER_HINTS } from "../../gallery/papers";
import { draw, sample } from "../testing";

test("the picture is not mirrored, and the found outline lies on it", () => {
  const { find, all } = draw(sample("paper-camera"));
  expect(find("#preview").className).toBe("");
  expect(find(".paper-outline").getAttribute("viewBox")).toBe("0 0 1000 563");
  expect(find(".paper-edge").getAttribute("points")?.split(" ")).toHaveLength(4);
  expect(find(".paper-ready").getAttribute("stroke-dashoffset")).toBe("38");
  expect(all(".paper-guide")).toHaveLength(0);
  expect(find("h1").textContent).toBe("Photo of: Passport or identity card (front)");
});

test("one thing to mend at a time, each with words and a sign of its own", () => {
  const words = PAPER_HINTS.map((hint) => {
    const { find } = draw(sample(`paper-${hint}`));
    expect(find("#paper").dataset.hint).toBe(hint);
    expect(find("#paper svg")).toBeTruthy();
    return find("#paper").textContent?.trim();
  });
  expect(new Set(words).size).toBe(PAPER_HINTS.length);
  expect(draw(sample("paper-camera")).find("#paper").textContent?.trim()).toBe("Hold still: taking it…");
});

test("without a document there is a frame to hold it in, and nothing fills", () => {
  const { all } = draw(sample("paper-show_document"));
  expect(all(".paper-guide")).toHaveLength(1);
  expect(all(".paper-ready")).toHaveLength(0);
});

test("it can be taken at once, and no second time while it is locked", () => {
  const { page } = draw(sample("paper-camera"));
  expect(page.primary).toBeNull();
  expect(page.secondary).toEqual({ label: "Take it now", intent: { intent: "take_photo" }, id: "take-photo" });
  const taken = draw(sample("paper-camera-taken"));
  expect(taken.page.secondary).toBeNull();
  expect(taken.find("#paper").textContent?.trim()).toBe("Got it. Locking…");
  expect(taken.find(".paper-ready").getAttribute("stroke-dashoffset")).toBe("0");
});

test("another camera is chosen on the same screen", () => {
  const { find, intents } = draw(sample("paper-camera"));
  const select = find("#camera") as HTMLSelectElement;
  select.value = "usb-2";
  select.dispatchEvent(new Event("change"));
  expect(intents).toEqual([{ intent: "choose_camera", camera: "usb-2" }]);
});

test("without a camera there is still a file to choose", () => {
  expect(draw(sample("paper-camera-fault")).page.note).toBe("Or go back and choose a file.");
});

test("while the camera opens nothing can be taken", () => {
  const { page, text } = draw(sample("paper-camera-opening"));
  expect(page.secondary).toBeNull();
  expect(text()).toContain("Opening the camera…");
});
