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

const field = (drawn: ReturnType<typeof draw>) => drawn.find("#code") as HTMLInputElement;

test("a field for digits, with spaces or without, that nothing fills in", () => {
  const drawn = draw(sample("code"));
  const { inputMode, autocomplete, type, maxLength } = field(drawn);
  expect([inputMode, autocomplete, type, maxLength > 0]).toEqual(["numeric", "off", "text", false]);
  expect(drawn.find("label[for=code]").textContent).toBe("Your code");
  field(drawn).value = "0741 8529";
  field(drawn).dispatchEvent(new Event("input", { bubbles: true }));
  vi.advanceTimersByTime(300);
  expect(drawn.intents).toEqual([{ intent: "edit_code", code: "0741 8529" }]);
});

test("Enter tells the last edit, then carries on", () => {
  const drawn = draw(sample("code-typed"));
  field(drawn).value = "0741852963074185296307";
  field(drawn).dispatchEvent(new Event("input", { bubbles: true }));
  drawn.find("form").dispatchEvent(new Event("submit", { cancelable: true }));
  expect(drawn.intents).toEqual([{ intent: "edit_code", code: "0741852963074185296307" }, { intent: "continue" }]);
  expect(drawn.page.primary).toMatchObject({ label: "Carry on here", form: "code-form", enabled: true });
});

test("a problem is said at the field, each in its own words", () => {
  const said = (name: string) => {
    const drawn = draw(sample(name));
    expect(field(drawn).getAttribute("aria-describedby")).toBe("code-hint code-problem");
    expect(field(drawn).getAttribute("aria-invalid")).toBe("true");
    return drawn.find("#code-problem").textContent;
  };
  expect(said("code-length")).toContain("24 digits");
  expect(said("code-check")).toContain("One of the digits is not right.");
  expect(draw(sample("code")).all("#code-problem")).toHaveLength(0);
});

test("what goes on here and what does not is said before anything is asked", () => {
  const { find } = draw(sample("code"));
  expect(find("#code-can").textContent).toContain("every file that is held");
  expect(find("#code-cannot").textContent).toContain("cannot be opened here");
  expect(find("#code-cannot").textContent).toContain("The reviewers still have them.");
});

test("while the intake is asked nothing can be changed", () => {
  const drawn = draw(sample("code-busy"));
  expect(field(drawn).readOnly).toBe(true);
  expect(drawn.page.primary).toMatchObject({ label: "Asking…", busy: true });
  drawn.find("form").dispatchEvent(new Event("submit", { cancelable: true }));
  expect(drawn.intents).toEqual([]);
});
