import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("says what will happen, how long it takes and what to have at hand", () => {
  const { page, all } = draw(sample("welcome"));
  expect(all(".steps li")).toHaveLength(4);
  expect(all(".tags li")).toHaveLength(5);
  expect(page.note).toBe("Takes about 5 minutes");
  expect(page.primary).toMatchObject({ label: "Start", intent: { intent: "begin" }, enabled: true });
  expect(page.secondary).toBeNull();
});

test("before the policy is here there is no empty list", () => {
  expect(draw(sample("welcome-first")).all(".tags")).toHaveLength(0);
});

test("offers to carry on, and starting over beside it", () => {
  const { page } = draw(sample("welcome-back"));
  expect(page.primary).toMatchObject({ label: "Carry on", intent: { intent: "begin" } });
  expect(page.secondary).toMatchObject({ id: "start-over", intent: { intent: "start_over" } });
});

test("each language is named in itself and is one press away", () => {
  const { find, all, intents } = draw(sample("welcome"));
  expect(all(".chip").map((chip) => chip.textContent)).toEqual(["English", "Tiếng Việt", "简体中文", "Español"]);
  expect(find("#language-en").getAttribute("aria-pressed")).toBe("true");
  find("#language-vi").click();
  expect(intents).toEqual([{ intent: "choose_language", language: "vi" }]);
});

test("beside the road: a code from another computer, unless there is something to carry on, and checking a receipt", () => {
  const { find, intents } = draw(sample("welcome"));
  find("#enter-code").click();
  find("#check-paper").click();
  expect(intents).toEqual([{ intent: "enter_code" }, { intent: "check_paper" }]);
  const back = draw(sample("welcome-back"));
  expect(back.all("#enter-code")).toHaveLength(0);
  expect(back.all("#check-paper")).toHaveLength(1);
});
