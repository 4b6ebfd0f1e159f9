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

test("whether a computer recognises faces stands in the terms", () => {
  expect(draw(sample("consent")).find("#faces").textContent).toMatch(/Face recognition\s+Used on this computer only/);
});

test("what changed stands above everything, each as it was and as it is; old decisions do not count", () => {
  const { find, all, text } = draw(sample("consent-changed-all"));
  expect(text()).toMatch(/^What may we use, and for what\? These terms changed since you decided What you decided then does not count for them\./);
  expect(all("[aria-checked=true]")).toHaveLength(0);
  const says = (part: string) => find(`[data-part=${part}]`).textContent?.replace(/\s+/g, " ").trim();
  expect(says("retention")).toBe("How long it is kept: Face video Before30 daysNow90 days");
  expect(says("mandatory")).toBe("Whether it is needed: A video of your face BeforeYour choiceNowNeeded for the signup");
  expect(says("face_recognition")).toBe("Face recognition BeforeNot usedNowUsed on this computer only");
  expect(says("clip_length")).toBe("Length of the face video Before5 secondsNow7 seconds");
  expect(says("dates")).toBe("Date of the terms BeforeNovember 23, 2026NowNovember 28, 2026");
  expect(says("document")).toBe("Wanted document: Utility bill NewElectricity, water or internet, not older than 90 days.");
  expect(says("alternative")).toBe("Other way: Visit in person No longerAt one of our counters, with your documents.");
  expect(draw(sample("consent")).all("#changes")).toHaveLength(0);
});
