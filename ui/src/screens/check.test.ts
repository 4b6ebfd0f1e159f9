import { expect, test } from "vitest";

import { CAUSES } from "../../gallery/rights";
import { draw, sample } from "../testing";

test("a file is chosen, and it says that no line is needed", () => {
  const { page, text } = draw(sample("check"));
  expect(page.primary).toMatchObject({ label: "Choose a file", id: "pick-paper", intent: { intent: "pick_paper" }, enabled: true });
  expect(text()).toContain("This works without the internet.");
  expect(draw(sample("check-busy")).page.primary).toMatchObject({ label: "Checking…", enabled: false, busy: true });
});

test("a genuine receipt: number, by whom, when, what is held, and whose", () => {
  const { find, all, page } = draw(sample("check-receipt"));
  const says = find("#paper").textContent ?? "";
  for (const part of ["This receipt is genuine", "K7QF-2M9X", "intake.lotus-market.example", "November 2", "the signup on this computer"]) expect(says).toContain(part);
  expect(all("#held tbody tr")).toHaveLength(6);
  expect(page.primary?.label).toBe("Choose another file");
});

test("a genuine deletion receipt: what, when, why", () => {
  const { find, all } = draw(sample("check-deletion"));
  const says = find("#paper").textContent ?? "";
  for (const part of ["This deletion receipt is genuine", "The seller asked for it", "2 files were erased", "another signup"]) expect(says).toContain(part);
  for (const digest of all("#digests li")) expect(digest.textContent).toMatch(/^[0-9a-f]{64}$/);
  const why = CAUSES.map((cause) => draw(sample(`check-deletion-${cause}`)).text());
  expect(new Set(why).size).toBe(CAUSES.length);
});

test("genuine terms: by whom, when, until when", () => {
  expect(draw(sample("check-policy")).find("#paper").textContent).toMatch(/These privacy terms are genuine.*Can be agreed to until\s*November 2\d, 2027/s);
});

test("what is not genuine says what that means and whom to ask; what is no paper says what to choose", () => {
  const forged = draw(sample("check-not-genuine"));
  expect(forged.find("#paper").textContent).toContain("Do not rely on it. Ask the marketplace");
  expect(forged.all(".badge.red, dl")).toHaveLength(1);
  expect(draw(sample("check-not-a-statement")).find("#paper").textContent).toContain(".jwt");
});
