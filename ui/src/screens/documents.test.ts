import { expect, test } from "vitest";

import { draw, sample } from "../testing";
import { textIn } from "../text";

test("a card per document, a place per file, and what is still missing", () => {
  const { all, page } = draw(sample("documents"));
  expect(all(".document")).toHaveLength(5);
  expect(all(".slot").map((slot) => slot.dataset.slot)).toEqual(["identity-front", "identity-back", "tax_id", "bank_statement", "utility_bill", "card"]);
  expect(page.note).toBe("Still missing (4): Passport or identity card (back), Tax number document, Bank statement, and Utility bill");
  expect(page.primary?.enabled).toBe(false);
});

test("every way in names its place, and so do replacing and looking", () => {
  const { find, intents } = draw(sample("documents"));
  const back = { kind: "identity", side: "back" } as const;
  const front = { kind: "identity", side: "front" } as const;
  for (const id of ["pick-identity-back", "photograph-identity-back", "paste-identity-back", "pick-identity-front", "look-identity-front"]) find(`#${id}`).click();
  expect(intents).toEqual([
    { intent: "pick_document", slot: back },
    { intent: "photograph_document", slot: back },
    { intent: "paste_document", slot: back },
    { intent: "pick_document", slot: front },
    { intent: "look_at_document", slot: front },
  ]);
  expect(find("[data-slot=identity-back] [role=group]").getAttribute("aria-label")).toBe("Ways to add: Passport or identity card (back)");
});

test("how far the check of each place is; all well is silence", () => {
  const { find, all, intents } = draw(sample("documents-checks"));
  const says = (slot: string) => all(`[data-slot=${slot}] .check-says`).map((line) => line.textContent?.trim());
  expect(says("identity-front")).toEqual(["2 things to look at"]);
  expect(says("tax_id")).toEqual(["You keep it as it is"]);
  expect(says("bank_statement")).toEqual(["This one is not accepted"]);
  expect(says("utility_bill")).toEqual(["A person will look at it"]);
  expect(says("card")).toEqual([]);
  const bar = find("[data-slot=identity-back] [role=progressbar]");
  expect([bar.getAttribute("aria-valuetext"), bar.getAttribute("aria-valuenow")]).toEqual(["Reading what it says…", "62"]);
  expect(find("[data-slot=identity-back] .file-name").textContent).toBe("Photo taken here");
  find("#skip-identity-back").click();
  expect(intents).toEqual([{ intent: "skip_checks", slot: { kind: "identity", side: "back" } }]);
});

test("exactly one place is open for a drop; a press on another opens that", () => {
  const { all, find, intents } = draw(sample("documents"));
  expect(all(".slot.open").map((slot) => slot.dataset.slot)).toEqual(["identity-back"]);
  expect(find(".slot.open").textContent).toContain("A file dropped on this window goes here");
  find("[data-slot=tax_id] .slot-main").click();
  expect(intents).toEqual([{ intent: "open_slot", slot: { kind: "tax_id", side: "whole" } }]);
});

test("a refused file says why at its place, and its button picks again", () => {
  const { find, intents } = draw(sample("documents-fault"));
  expect(find("[data-slot=identity-back] [data-fault=DOC-101] .fault-what").textContent).toBe("The file is too large: 14.3 MB. At most 10 MB fit.");
  find("[data-slot=identity-back] [data-remedy=pick_again]").click();
  expect(intents).toEqual([{ intent: "pick_document", slot: { kind: "identity", side: "back" } }]);
});

test("a filled place shows picture, name, size and pages", () => {
  const { find } = draw(sample("documents-filled"));
  const place = find("[data-slot=bank_statement]");
  expect(place.querySelector("img")?.getAttribute("alt")).toBe("Picture of: Bank statement");
  expect(place.textContent?.replace(/\s+/g, " ")).toContain("sao-ke-10-2026.pdf 812 kB · 3 pages");
});

test("what holds it up is named: first the missing, then the refused, then what is being checked", () => {
  expect(draw(sample("documents-checks")).page.note).toBe("Not accepted: Bank statement");
  const running = sample("documents-checks");
  if (running.screen.name !== "documents") throw new Error("sample");
  running.screen.cards = running.screen.cards.filter(({ kind }) => kind !== "bank_statement");
  expect(draw(running).page.note).toBe("Still being checked: Passport or identity card (back)");
  expect(draw(sample("documents-filled")).page.note).toBe("");
});

test("the marketplace's rules are told before a file is chosen, and fold away after the first", () => {
  const { find, all } = draw(sample("documents-empty"));
  expect((find("#rules") as HTMLDetailsElement).open).toBe(true);
  expect((draw(sample("documents")).find("#rules") as HTMLDetailsElement).open).toBe(false);
  const says = Object.fromEntries(draw(sample("documents-empty")).all(".rule").map((rule) => [rule.dataset.rule, rule.querySelector("dd")?.textContent?.trim()]));
  expect(says).toEqual({
    picture: "In colour, the whole page with all four corners. No screenshots.",
    languages: "Arabic, Chinese, English, French, German, Italian, Japanese, Portuguese, Spanish, and Turkish. To a document in another language, add the pages of a certified translation.",
    files: "JPEG, PNG, or PDF. We convert other pictures for you.",
    name: "Without these characters: $ & #",
    validity: "Still valid for at least 30 days.",
  });
  expect(all("#unread")).toHaveLength(0);
});

test("a language the reviewers do not read is named openly, in that language", () => {
  const { find } = draw(sample("documents"), { t: textIn("vi") });
  expect(find("#unread").textContent).toContain("Người duyệt không đọc được Tiếng Việt.");
  expect(find("[data-rule=languages] dd").textContent).not.toContain("bản dịch");
  expect(draw(sample("documents"), { t: textIn("zh-CN") }).all("#unread")).toHaveLength(0);
});

test("a marketplace without rules asks for the whole page only", () => {
  const { all } = draw(sample("documents-no-rules"), { t: textIn("vi") });
  expect(all("#unread")).toHaveLength(0);
  expect(all(".rule").map(({ dataset }) => dataset.rule)).toEqual(["picture"]);
  expect(all(".rule dd")[0]?.textContent).toBe("Trọn trang, thấy đủ bốn góc. Không dùng ảnh chụp màn hình.");
});

test("only what may be left out is marked", () => {
  expect(draw(sample("documents")).all(".document .tag").map((tag) => tag.textContent)).toEqual(["Optional"]);
});

test("what the intake has already is one line, not a card", () => {
  const { find, all } = draw(sample("documents-kept"));
  expect(find("#kept").textContent?.trim()).toBe("4 other documents stay as they are; you need not send them again.");
  expect(all(".document")).toHaveLength(1);
  expect(draw(sample("documents")).all("#kept")).toHaveLength(0);
});
