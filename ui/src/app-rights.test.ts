// The window on the screens of the seller's rights: focus, order of what is told, and what is said.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { fault } from "../gallery/view";
import { App } from "./app";
import { FakePlatform } from "./fake-platform";
import { sample } from "./testing";

let platform: FakePlatform;

/** A fresh window on the sample's view. */
function open(name: string): void {
  platform = new FakePlatform(sample(name));
  new App(platform, document.body).start();
}

const find = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing fits ${selector}`);
  return found;
};
/** Intents are dispatched in order, each after the one before was taken. */
const settled = () => vi.waitFor(() => expect(platform.intents.length).toBeGreaterThan(0));

beforeEach(() => {
  document.body.replaceWith(document.createElement("body"));
});
afterEach(() => {
  vi.restoreAllMocks();
});

test("my verification is in the top bar wherever the view offers it", async () => {
  open("receipt");
  find("#mine").click();
  await settled();
  expect(platform.intents).toEqual([{ intent: "open_mine" }]);
  platform.show(sample("welcome"));
  expect(document.querySelector("#mine")).toBeNull();
});

test("beside the road there is neither a step nor a line of progress, in help too", () => {
  open("mine");
  expect(find("#step").textContent?.trim()).toBe("My verification");
  expect(document.querySelector(".road")).toBeNull();
  find("#help").click();
  expect(find("#help-panel dd").textContent).toBe("My verification");
  expect(document.title).toBe("My verification – Seller Signup");
});

test("the question takes the focus to what keeps, and gives it back to what asked", () => {
  open("mine");
  find("#erase-a3").focus();
  platform.show(sample("question-file"));
  expect(document.activeElement?.id).toBe("keep");
  platform.show(sample("mine"));
  expect(document.activeElement?.id).toBe("erase-a3");
  platform.show(sample("question-consent"));
  platform.show(sample("mine"));
  expect(document.activeElement?.id).toBe("withdraw-face_video");
});

test("where what asked was erased the focus goes to the heading", () => {
  open("question-file");
  platform.show(sample("mine-erased"));
  expect(document.activeElement?.textContent).toBe("My verification");
});

test("a code that cannot be used takes the focus to its field, and Back tells what was typed first", async () => {
  open("code");
  const field = find("#code") as HTMLInputElement;
  field.value = "0741";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  platform.show(sample("code-length"));
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe("0741");
  find("#back").click();
  await vi.waitFor(() => expect(platform.intents).toEqual([{ intent: "edit_code", code: "0741" }, { intent: "back" }]));
});

test("an objection keeps what is being typed, and tells it before it is sent", async () => {
  open("appeal-written");
  const field = find("#appeal-text") as HTMLTextAreaElement;
  field.value += " More.";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  platform.show(sample("appeal-written"));
  expect(field.value).toMatch(/More\.$/);
  find("#primary").click();
  await vi.waitFor(() => expect(platform.intents.map(({ intent }) => intent)).toEqual(["edit_appeal", "continue"]));
});

test("what changes beside the road is said: the standing, a saved paper, an opened file, a checked one", () => {
  open("mine");
  const said = (name: string) => {
    platform.show(sample(name));
    return find("#said").textContent;
  };
  expect(said("mine-approved")).toBe("Approved");
  expect(said("mine-saved")).toBe("Saved as receipt-K7QF-2M9X.jwt");
  said("held-fetching-details");
  expect(said("held-details")).toBe("The file is open");
  said("check-busy");
  expect(said("check-not-genuine")).toBe("This paper is not genuine");
  said("appeal-written");
  expect(said("appeal-over")).toBe("35 characters too many");
});

test("lost keys: the code or a new beginning", async () => {
  open("welcome-keys-lost");
  find("[data-remedy=enter_code]").click();
  find("[data-remedy=start_over]").click();
  await vi.waitFor(() => expect(platform.intents).toEqual([{ intent: "enter_code" }, { intent: "start_over" }]));
});

test("a refused erasure says why and until when; a reason of tomorrow is another one", () => {
  open("mine-fault");
  expect(find("[data-fault=ERA-101] .fault-what").textContent).toMatch(/^Nothing may be erased until February 2\d, 2027\. It is evidence in a dispute\.$/);
  platform.show({ ...sample("mine"), fault: fault("ERA-101", ["dismiss"], { hold: "of_tomorrow", until: "1803276000" }) });
  expect(find("[data-fault=ERA-101] .fault-what").textContent).toContain("There is another legal reason.");
});

test("a held picture that comes before its view waits for it", async () => {
  vi.stubGlobal("createImageBitmap", async () => ({ width: 4, height: 3, close: () => {} }));
  open("mine");
  platform.draw(new ArrayBuffer(7));
  await settled();
  platform.show(sample("held-picture"));
  await vi.waitFor(() => expect(document.querySelector("canvas.drawn")).not.toBeNull());
  vi.unstubAllGlobals();
});
