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

test("the frame shows practice, step, language, and one primary button", () => {
  open("consent-decided");
  expect(find("main").dataset.screen).toBe("consent");
  expect(find(".practice").textContent).toBe("Practice — nothing is sent anywhere");
  expect(find("#step").textContent?.trim()).toBe("2 of 9 · Your consent");
  expect((find("#language") as HTMLSelectElement).value).toBe("en");
  expect(document.querySelectorAll("[data-primary]")).toHaveLength(1);
  expect(document.documentElement.lang).toBe("en");
});

test("the real edition has no practice band", () => {
  open("receipt-saved");
  expect(document.querySelector(".practice")).toBeNull();
});

test("primary and back dispatch", async () => {
  open("consent-decided");
  find("#primary").click();
  find("#back").click();
  await vi.waitFor(() => expect(platform.intents).toEqual([{ intent: "continue" }, { intent: "back" }]));
});

test("no language yet: the page shows what the system prefers and tells it when Welcome is left", async () => {
  platform = new FakePlatform({ ...sample("welcome"), language: null });
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["vi-VN", "en"]);
  new App(platform, document.body).start();
  expect(document.documentElement.lang).toBe("vi");
  find("#primary").click();
  await vi.waitFor(() => expect(platform.intents).toEqual([{ intent: "choose_language", language: "vi" }, { intent: "begin" }]));
});

test("the language of last time wins over the system's", () => {
  platform = new FakePlatform({ ...sample("welcome"), language: null });
  new App(platform, document.body).start();
  platform.show({ ...sample("welcome-back"), language: "es" });
  expect(document.documentElement.lang).toBe("es");
  expect(platform.intents).toEqual([]);
});

test("a new screen takes the focus to its heading, the same screen leaves it", () => {
  open("welcome");
  expect(document.activeElement?.tagName).toBe("H1");
  platform.show(sample("consent"));
  expect(document.activeElement?.textContent).toBe("What may we use, and for what?");
  find("#purpose-documents-agree").focus();
  platform.show(sample("consent-decided"));
  expect(document.activeElement?.id).toBe("purpose-documents-agree");
});

test("problems that appear take the focus to their summary", () => {
  open("details");
  platform.show(sample("details-problems"));
  expect(document.activeElement?.className).toBe("error-summary");
});

test("an edit is told before the Back that follows it", async () => {
  open("details");
  const name = find("#field-legal_name") as HTMLInputElement;
  name.value = "Sen";
  name.dispatchEvent(new Event("input", { bubbles: true }));
  find("#back").click();
  await vi.waitFor(() => expect(platform.intents.map(({ intent }) => intent)).toEqual(["edit_details", "back"]));
  expect(platform.intents[0]).toMatchObject({ form: { legal_name: "Sen" } });
});

test("the fault's card: words, code, and buttons that do it", async () => {
  open("camera-fault");
  expect(find("[data-fault=CAM-102] .fault-what").textContent).toBe("Another program is using the camera.");
  expect(find("[data-fault=CAM-102] .code").textContent).toBe("Code CAM-102");
  find("[data-remedy=choose_camera]").click();
  expect(document.activeElement?.id).toBe("camera");
  find("[data-remedy=retry]").click();
  await settled();
  expect(platform.intents).toEqual([{ intent: "retry" }]);
});

test("on the recording screen another camera is chosen one screen back", async () => {
  platform = new FakePlatform({ ...sample("recording"), fault: fault("TAK-102", ["dismiss", "choose_camera"]) });
  new App(platform, document.body).start();
  find("[data-remedy=choose_camera]").click();
  await settled();
  expect(platform.intents).toEqual([{ intent: "back" }]);
});

test("a refused dispatch becomes a card, and the next intent puts it away", async () => {
  open("welcome");
  platform.refuse = fault("APP-101", ["dismiss"]);
  find("#primary").click();
  await vi.waitFor(() => find("[data-fault=APP-101]"));
  find("[data-remedy=dismiss]").click();
  expect(document.querySelector("[data-fault]")).toBeNull();
});

test("Esc cancels a take, and only a take", async () => {
  open("recording-running");
  const escape = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  escape();
  await settled();
  expect(platform.intents).toEqual([{ intent: "cancel_take" }]);
  platform.intents.length = 0;
  platform.show(sample("recording"));
  escape();
  await Promise.resolve();
  expect(platform.intents).toEqual([]);
});

test("prompts are said at once, other news politely", () => {
  open("recording-countdown");
  platform.show(sample("recording-running"));
  expect(find("#said-now").textContent).toBe("Turn your head right");
  expect(find("#said").textContent).toBe("");
  platform.show(sample("camera-opening"));
  platform.show(sample("camera"));
  expect(find("#said").textContent).toBe("The camera works");
});

test("hints are said politely, before a take too", () => {
  open("camera-looking");
  platform.show(sample("hint-too_dark"));
  expect(find("#said").textContent).toBe("It is too dark. Turn on a light in front of you.");
  platform.show(sample("camera"));
  expect(find("#said").textContent).toBe("You can be seen well.");
  platform.show(sample("recording"));
  platform.show(sample("recording-hint"));
  expect(find("#said").textContent).toBe("The light is behind you. Sit facing it.");
  expect(find("#said-now").textContent).toBe("");
  platform.show(sample("recording-running"));
  platform.show(sample("recording-seen"));
  expect(find("#said-now").textContent).toBe("Good. Now back to the middle.");
  platform.show(sample("recording-stay"));
  expect(find("#said-now").textContent).toBe("Stay as you are until the end");
});

test("a missed prompt takes the focus to the heading that says so", () => {
  open("recording-running");
  find("#cancel-take").focus();
  platform.show(sample("recording-finishing"));
  platform.show(sample("missed"));
  expect(document.activeElement?.textContent).toBe("We did not see every movement");
  platform.show(sample("recording-preparing"));
  expect(document.activeElement?.tagName).toBe("H1");
});

test("F1 opens help with the codes of this screen, and closes it", () => {
  open("documents-fault");
  const f1 = () => document.dispatchEvent(new KeyboardEvent("keydown", { key: "F1", cancelable: true }));
  f1();
  expect(find("#help-codes").textContent).toBe("DOC-101");
  expect(find("#help-panel").textContent).toContain("4 of 9 · Documents");
  f1();
  expect(document.querySelector("#help-panel")).toBeNull();
});

test("the question before closing: both answers, and Esc stays", async () => {
  open("closing");
  expect(find("#closing").textContent).toContain("Your files are not all sent yet");
  expect(document.activeElement?.id).toBe("keep-open");
  find("#closing").dispatchEvent(new Event("cancel", { cancelable: true }));
  find("#close-anyway").click();
  await vi.waitFor(() => expect(platform.intents).toEqual([{ intent: "keep_open" }, { intent: "close_anyway" }]));
});

test("what had the focus and went away hands it on", () => {
  open("documents-checks");
  find("#skip-identity-back").focus();
  platform.show(sample("documents-filled"));
  expect(document.activeElement?.id).toBe("look-identity-back");
});

test("a door that does not open is said, not a blank page", async () => {
  platform = new FakePlatform();
  vi.spyOn(platform, "subscribe").mockRejectedValue("no such command");
  new App(platform, document.body).start();
  await vi.waitFor(() => find("[data-fault=APP-101]"));
  expect((find("#primary") as HTMLButtonElement).disabled).toBe(true);
});

test("every preview picture is answered, drawn or not", async () => {
  open("welcome");
  platform.draw(new ArrayBuffer(4));
  await settled();
  expect(platform.intents).toEqual([{ intent: "preview_drawn" }]);
});

test("Ctrl+V pastes into the open place, once, and only where there is one", async () => {
  const paste = (more: KeyboardEventInit = {}) => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "v", code: "KeyV", ctrlKey: true, cancelable: true, ...more }));
  };
  open("documents");
  paste({ ctrlKey: false });
  paste({ shiftKey: true });
  paste({ repeat: true });
  paste({ key: "м" });
  await settled();
  platform.show(sample("details"));
  paste();
  await Promise.resolve();
  expect(platform.intents).toEqual([{ intent: "paste_document", slot: { kind: "identity", side: "back" } }]);
});

test("checks that end are said, with what came of them", () => {
  open("documents-checks");
  platform.show(sample("documents-filled"));
  expect(find("#said").textContent).toBe("Passport or identity card (back): We noticed nothing to fix.");
  platform.show(sample("document-running"));
  platform.show(sample("document"));
  expect(find("#said").textContent).toBe("Passport or identity card (front): 3 things to look at");
});

test("hints for a document before the camera are said, and that it was taken", () => {
  open("paper-camera-opening");
  platform.show(sample("paper-closer"));
  expect(find("#said").textContent).toBe("A little closer");
  platform.show(sample("paper-camera"));
  expect(find("#said").textContent).toBe("Hold still: taking it…");
  platform.show(sample("paper-camera-taken"));
  expect(find("#said").textContent).toBe("Got it. Locking…");
});

test("a document's own screens: another file, another camera, no way without a video", async () => {
  open("document-fault");
  find("[data-remedy=pick_again]").click();
  await settled();
  expect(platform.intents).toEqual([{ intent: "pick_document", slot: { kind: "identity", side: "front" } }]);
  open("paper-camera-fault");
  expect([...document.querySelectorAll<HTMLElement>("[data-remedy]")].map(({ dataset }) => dataset.remedy)).toEqual(["retry"]);
  platform.show({ ...sample("paper-camera"), fault: fault("CAM-102", ["retry", "choose_camera"]) });
  find("[data-remedy=choose_camera]").click();
  expect(document.activeElement?.id).toBe("camera");
});

test("a document's picture that comes before its view waits for it", async () => {
  const drawn: number[] = [];
  vi.stubGlobal("createImageBitmap", async (blob: Blob) => {
    drawn.push(blob.size);
    return { width: 4, height: 3, close: () => {} };
  });
  open("documents-filled");
  platform.draw(new ArrayBuffer(7));
  await settled();
  expect(drawn).toEqual([]);
  platform.show(sample("document"));
  await vi.waitFor(() => expect(document.querySelector("canvas.drawn")).not.toBeNull());
  expect(drawn).toEqual([7]);
  vi.unstubAllGlobals();
});

test("the button that turns to a finding's page gives its focus to the finding", () => {
  open("document-refused");
  find("#see-finding-2").focus();
  const turned = sample("document-refused");
  if (turned.screen.name !== "document") throw new Error("sample");
  platform.show({ ...turned, screen: { ...turned.screen, page: 2 } });
  expect(document.activeElement?.id).toBe("finding-2");
});

test("help names the codes of what was noticed", () => {
  open("document");
  find("#help").click();
  expect(find("#help-codes").textContent).toBe("PIC-105, PIC-103, MRZ-103");
});
