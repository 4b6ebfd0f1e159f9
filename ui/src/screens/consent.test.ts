import { expect, test } from "vitest";

import { draw, sample } from "../testing";

test("nothing is pre-selected, and both choices are built alike", () => {
  const { all, page } = draw(sample("consent"));
  const choices = all("[role=radio]");
  expect(choices).toHaveLength(4);
  for (const choice of choices) expect(choice.getAttribute("aria-checked")).toBe("false");
  expect(new Set(choices.map((choice) => choice.className)).size).toBe(1);
  expect(page.primary?.enabled).toBe(false);
  expect(page.note).toBe("2 choices are still open");
});

test("a decision goes out by the purpose's id", () => {
  const { find, intents } = draw(sample("consent"));
  find("#purpose-face_video-decline").click();
  find("#purpose-documents-agree").click();
  expect(intents).toEqual([
    { intent: "decide", purpose: "face_video", decision: "decline" },
    { intent: "decide", purpose: "documents", decision: "agree" },
  ]);
});

test("arrows move between the choices without deciding", () => {
  const { find, intents } = draw(sample("consent"));
  find("#purpose-documents-agree").focus();
  find("#purpose-documents-agree").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  expect(document.activeElement?.id).toBe("purpose-documents-decline");
  expect(intents).toEqual([]);
});

test("what was decided is shown, what declining means stands beside it, mandatory is a word", () => {
  const { find, text, page } = draw(sample("consent-decided"));
  expect(find("#purpose-documents-agree").getAttribute("aria-checked")).toBe("true");
  expect(text()).toContain("If you decline: the signup ends here, and nothing is sent.");
  expect(text()).toContain("Needed for the signup");
  expect(text()).toContain("Your choice");
  expect(page.primary?.enabled).toBe(true);
});

test("how long it is kept and who can open it", () => {
  const { all, text } = draw(sample("consent"));
  expect(all("tbody tr").map((row) => row.textContent)).toHaveLength(4);
  expect(text()).toContain("Face video30 days");
  expect(all("#recipients .mono").map((each) => each.textContent)).toEqual(["a41f 09c2 e77b 5d10", "09be 4c71 d2a8 f356"]);
  expect(text()).toContain("appeals@lotus-market.example");
});

test("while the policy is fetched it says so; with a fault the card speaks instead", () => {
  expect(draw(sample("consent-fetching")).text()).toContain("Fetching the signed privacy terms");
  expect(draw(sample("consent-fault")).text()).not.toContain("Fetching");
});
