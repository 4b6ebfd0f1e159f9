import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("every way the policy offers, none chosen beforehand", () => {
  const { all, page } = draw(sample("alternatives"));
  const options = all("input[type=radio]") as HTMLInputElement[];
  expect(options).toHaveLength(3);
  expect(options.some((option) => option.checked)).toBe(false);
  expect(page.primary?.enabled).toBe(false);
  expect(page.note).toBe("Choose one way");
});

test("choosing one tells the engine", () => {
  const { find, intents } = draw(sample("alternatives"));
  find("#alternative-in_person").dispatchEvent(new Event("change"));
  expect(intents).toEqual([{ intent: "choose_alternative", alternative: "in_person" }]);
});
