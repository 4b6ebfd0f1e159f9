import { render } from "lit-html";
import { expect, test } from "vitest";

import { draw, sample } from "../testing";
import { marked } from "./match";

test("a row per fact, a column per source, the form first", () => {
  const { all, find } = draw(sample("match-differs"));
  expect(all("thead th").slice(1).map((head) => head.textContent)).toEqual(["Your form", "Passport or identity card (front)", "Passport or identity card (back)", "Tax number document", "Bank statement", "Utility bill"]);
  expect(all("tbody tr[data-fact]").map(({ dataset }) => dataset.fact)).toEqual(["person_name", "legal_name", "address", "tax_id", "birth_date", "account_ending"]);
  for (const row of all("tbody tr[data-fact]")) expect(row.children).toHaveLength(7);
  expect(find("[data-fact=account_ending] [data-source=bank_statement]").textContent?.trim()).toBe("•••• 1234");
  expect(find("[data-fact=birth_date] [data-source=identity-back]").textContent?.trim()).toBe("August 21, 1974");
});

test("what is equal is quiet, what is the same to us has one quiet sentence", () => {
  const { all, find, page } = draw(sample("match"));
  expect(all("mark, .differs")).toHaveLength(0);
  expect(all(".says-line").map((line) => line.textContent)).toHaveLength(2);
  expect(find("[data-says=same_to_us]").textContent).toBe("Passport or identity card (front) says “NGUYEN THI HOA”, your form “Nguyễn Thị Hoa”: the same to us (capital letters and accents).");
  expect(find(".lead").textContent).toBe("We found no difference between your form and your documents.");
  expect([page.primary?.label, page.note]).toEqual(["Continue", ""]);
});

test("what differs is marked on both sides, said, and leads to the document", () => {
  const { all, find, intents, page } = draw(sample("match-differs"));
  const marks = (fact: string) => all(`[data-fact=${fact}] mark`).map((mark) => mark.textContent);
  expect(marks("person_name")).toEqual(["Hoa", "Hòa"]);
  expect(marks("address")).toEqual(["12", "14"]);
  expect(find("[data-how=number] p").textContent).toBe("A number is different. Utility bill: “14”. Your form: “12”. Look which one is right.");
  expect(marks("birth_date")).toEqual(["August 12, 1974", "August 21, 1974"]);
  find("#look-address-utility_bill").click();
  expect(intents).toEqual([{ intent: "look_at_document", slot: { kind: "utility_bill", side: "whole" } }]);
  expect([page.primary?.label, page.note]).toEqual(["Continue anyway", "A person will look"]);
  expect(find("[data-says=tax-id]").textContent?.trim()).toBe("The check digit of this number (MST) does not fit. Look at it again; if it is right, go on.");
});

test("documents still open stand above, each with its way", () => {
  const { all, find, intents, page } = draw(sample("match-open"));
  expect(all("#still-open li").map(({ dataset }) => dataset.slot)).toEqual(["identity-front", "utility_bill"]);
  expect(find("#still-open [data-slot=identity-front]").textContent).toContain("2 things to look at");
  find("#look-identity-front").click();
  expect(intents).toEqual([{ intent: "look_at_document", slot: { kind: "identity", side: "front" } }]);
  expect(page.primary?.label).toBe("Continue anyway");
});

test("before it was made, and when there is nothing to compare", () => {
  const before = draw(sample("match-comparing"));
  expect([before.page.primary?.busy, before.page.primary?.enabled]).toEqual([true, false]);
  expect(draw(sample("match-nothing")).text()).toContain("There is nothing to compare");
});

test("marks whole words, each once, and leaves alone what is not there", () => {
  const shown = (text: string, words: string[]) => {
    const root = document.createElement("p");
    render(marked(text, words), root);
    return root.innerHTML.replace(/<!--.*?-->/g, "");
  };
  expect(shown("112 Lê Lợi, 12", ["12"])).toBe("112 Lê Lợi, <mark>12</mark>");
  expect(shown("Hoa Sen Hoa", ["Hoa", "HOA"])).toBe("<mark>Hoa</mark> Sen <mark>Hoa</mark>");
  expect(shown("北京市朝阳区", ["朝阳"])).toBe("北京市<mark>朝阳</mark>区");
  expect(shown("a+b (c)", ["(c)", "x"])).toBe("a+b <mark>(c)</mark>");
  expect(shown("plain", [])).toBe("plain");
});
