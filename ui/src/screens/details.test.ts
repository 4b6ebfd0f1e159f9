import { render } from "lit-html";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { COUNTRIES } from "../countries";
import { flush } from "../draft";
import { draw, sample } from "../testing";
import { textIn } from "../text";
import { details } from "./details";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  flush();
  vi.useRealTimers();
});

test("every field has a label, a hint and what the system may fill in", async () => {
  const { all, find } = draw(sample("details"));
  await Promise.resolve();
  expect(all(".field")).toHaveLength(6);
  for (const field of all("input, select, textarea")) {
    expect(find(`label[for=${field.id}]`).textContent).not.toBe("");
    expect(find(`#${field.getAttribute("aria-describedby")}`).textContent).not.toBe("");
    expect(field.getAttribute("autocomplete")).not.toBe("");
  }
  expect((find("#field-legal_name") as HTMLInputElement).value).toBe("Công ty TNHH Hoa Sen");
  expect((find("#field-country") as HTMLSelectElement).value).toBe("VN");
});

test("countries are all there, named and sorted in the page's language", () => {
  const { all } = draw(sample("details"), { t: textIn("es") });
  const names = all("#field-country option").slice(1).map((option) => option.textContent ?? "");
  expect(names).toHaveLength(COUNTRIES.length);
  expect(names).toContain("Alemania");
  expect(names).toEqual([...names].sort(new Intl.Collator("es").compare));
});

test("typing is told after a rest of 300 ms, once, with the whole form", () => {
  const { find, intents } = draw(sample("details"));
  const name = find("#field-person_name") as HTMLInputElement;
  for (const value of ["L", "Lê", "Lê Hoa"]) {
    name.value = value;
    name.dispatchEvent(new Event("input", { bubbles: true }));
    vi.advanceTimersByTime(100);
  }
  expect(intents).toHaveLength(0);
  vi.advanceTimersByTime(300);
  expect(intents).toHaveLength(1);
  expect(intents[0]).toMatchObject({ intent: "edit_details", form: { person_name: "Lê Hoa", email: "hoa@hoasen.example" } });
});

test("a field that is left is told at once", () => {
  const { find, intents } = draw(sample("details"));
  find("#field-email").dispatchEvent(new Event("change", { bubbles: true }));
  expect(intents).toHaveLength(1);
});

test("submitting tells the last edit before it continues", () => {
  const { find, intents } = draw(sample("details"));
  (find("#field-tax_id") as HTMLInputElement).value = "99";
  find("form").dispatchEvent(new Event("submit", { cancelable: true }));
  expect(intents.map(({ intent }) => intent)).toEqual(["edit_details", "continue"]);
  expect(intents[0]).toMatchObject({ form: { tax_id: "99" } });
});

test("problems stand in a summary with links and at their fields", () => {
  const { all, find } = draw(sample("details-problems"));
  expect(all(".error-summary li")).toHaveLength(5);
  expect(all("[aria-invalid=true]")).toHaveLength(5);
  const field = find("#field-email");
  expect(field.getAttribute("aria-describedby")).toBe("email-hint email-problem");
  expect(find("#email-problem").textContent).toContain("name@example.com");
  find('a[href="#field-email"]').click();
  expect(document.activeElement?.id).toBe("field-email");
});

test("a late view does not overwrite what is being typed", () => {
  const view = sample("details");
  const { root, find } = draw(view);
  const name = find("#field-legal_name") as HTMLInputElement;
  name.value = "Hoa Sen 2";
  if (view.screen.name !== "details") throw new Error("sample");
  const again = details(view.screen, { t: textIn("en"), dispatch: () => {}, canContinue: true, playedMs: 0, motion: true, fault: null, hearing: { sounds: true, speech: null, choose: () => {} } });
  render(again.body, root);
  expect((find("#field-legal_name") as HTMLInputElement).value).toBe("Hoa Sen 2");
});

test("a field nobody touched follows the engine", () => {
  const view = sample("details");
  const { root, find } = draw(view);
  if (view.screen.name !== "details") throw new Error("sample");
  const restored = { ...view.screen, form: { ...view.screen.form, legal_name: "Restored" } };
  render(details(restored, { t: textIn("en"), dispatch: () => {}, canContinue: true, playedMs: 0, motion: true, fault: null, hearing: { sounds: true, speech: null, choose: () => {} } }).body, root);
  expect((find("#field-legal_name") as HTMLInputElement).value).toBe("Restored");
});

test("what the country's rules say of the tax number is a note, never a problem", () => {
  const { all, find, page } = draw(sample("details-check-digit"));
  expect(find("#tax_id-note").textContent?.trim()).toBe("The check digit of this number (MST) does not fit. Look at it again; if it is right, go on.");
  expect(find("#field-tax_id").getAttribute("aria-describedby")).toBe("tax_id-hint tax_id-note");
  expect(all(".wrong, [aria-invalid=true]")).toHaveLength(0);
  expect(page.primary?.enabled).toBe(true);
  expect(draw(sample("details-form")).find("#tax_id-note").textContent).toContain("look different");
  const view = sample("details");
  if (view.screen.name !== "details") throw new Error("sample");
  for (const verdict of ["holds", "form_holds", "unknown"] as const) {
    const screen = { ...view.screen, tax_id: { country: "VN", scheme: "MST", verdict } };
    expect(draw({ ...view, screen }).all("#tax_id-note")).toHaveLength(0);
  }
});
