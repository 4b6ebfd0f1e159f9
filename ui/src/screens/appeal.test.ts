import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { flush } from "../draft";
import { draw, sample } from "../testing";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  flush();
  vi.useRealTimers();
});

const field = (drawn: ReturnType<typeof draw>) => drawn.find("#appeal-text") as HTMLTextAreaElement;

test("why it was refused, room to write, what is left, and another address", () => {
  const drawn = draw(sample("appeal-written"));
  expect(drawn.all("#reasons li")).toHaveLength(2);
  expect(field(drawn).value).toMatch(/^The bank statement/);
  expect(drawn.find("#appeal-left").textContent).toBe("1,865 characters left");
  expect(drawn.text()).toContain("appeals@lotus-market.example");
  expect(drawn.page.primary).toMatchObject({ label: "Send the objection", intent: { intent: "continue" }, enabled: true });
});

test("typing is told after a rest, the whole text at once", () => {
  const drawn = draw(sample("appeal"));
  for (const text of ["B", "Be", "Because"]) {
    field(drawn).value = text;
    field(drawn).dispatchEvent(new Event("input", { bubbles: true }));
    vi.advanceTimersByTime(100);
  }
  expect(drawn.intents).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(drawn.intents).toEqual([{ intent: "edit_appeal", text: "Because" }]);
});

test("too long is said at the field, as the engine counts", () => {
  const drawn = draw(sample("appeal-over"));
  expect(drawn.find("#appeal-left").textContent).toBe("35 characters too many");
  expect(field(drawn).getAttribute("aria-invalid")).toBe("true");
  const view = sample("appeal");
  if (view.screen.name !== "appeal") throw new Error("sample");
  view.screen.text = "👍";
  view.screen.most = 1;
  expect(draw(view).find("#appeal-left").textContent).toBe("0 characters left");
});

test("while it is locked nothing can be changed", () => {
  const drawn = draw(sample("appeal-sealing"));
  expect(field(drawn).readOnly).toBe(true);
  expect(drawn.page.primary).toMatchObject({ label: "Locking…", busy: true, enabled: false });
});
