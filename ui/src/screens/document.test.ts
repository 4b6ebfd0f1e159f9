import { expect, test } from "vitest";

import { draw, sample } from "../testing";
import { textIn } from "../text";

const identity = { kind: "identity", side: "front" } as const;

test("what was noticed is drawn on the picture, with the numbers of the list", () => {
  const { all, find } = draw(sample("document"));
  expect(all(".finding").map(({ dataset }) => dataset.finding)).toEqual(["PIC-105", "PIC-103", "MRZ-103"]);
  expect(all(".finding .mark").map((mark) => mark.textContent)).toEqual(["1", "2", "3"]);
  expect(all(".mark.over").map((mark) => mark.textContent)).toEqual(["1", "2", "3"]);
  expect(find(".finding-boxes").getAttribute("viewBox")).toBe("0 0 1250 880");
  expect(all(".finding-boxes .box").map((box) => box.getAttribute("width"))).toEqual(["1250", "260"]);
  expect(all(".finding-boxes .stain")).toHaveLength(2);
  expect(find(".mark.over").style.getPropertyValue("--y")).toBe("96.36%");
  expect(find("[data-finding=PIC-105] .finding-what").textContent).toBe("A corner or an edge is cut off: at the bottom.");
  expect(find("[data-finding=MRZ-103] .finding-what").textContent).toBe("It expires in 21 days, on December 15, 2026.");
});

test("how grave each is stands in words and a sign, not in colour alone", () => {
  const { all } = draw(sample("document-refused"));
  expect(all(".finding .severity").map((line) => line.textContent?.trim())).toEqual(["Not accepted", "Please fix", "Good to know"]);
  expect(all(".finding .severity svg")).toHaveLength(3);
});

test("the one button on says what becomes of the document", () => {
  const says = (name: string) => {
    const { page } = draw(sample(name));
    return [page.primary?.label, page.note, page.primary?.enabled];
  };
  expect(says("document")).toEqual(["Use it anyway", "A person will look", true]);
  expect(says("document-question")).toEqual(["Keep it as it is", "", true]);
  expect(says("document-refused")).toEqual(["Done", "Choose another one: this is not accepted.", false]);
  expect(says("document-clear")).toEqual(["Done", "", true]);
  expect(says("document-kept")).toEqual(["Done", "A person will look", true]);
  expect(says("document-running")).toEqual(["Done", "", false]);
  expect(says("document-covering")).toEqual(["Changing the file…", "", false]);
  expect(draw(sample("document")).page.primary?.intent).toEqual({ intent: "continue" });
});

test("a running check shows its step and what was noticed so far, and can be skipped", () => {
  const { all, find, intents } = draw(sample("document-running"));
  expect(find("[data-check=running]").dataset.step).toBe("reading");
  expect(find("[role=progressbar]").getAttribute("aria-label")).toBe("Check of: Passport or identity card (front)");
  expect(all(".finding")).toHaveLength(2);
  find("#skip-checks").click();
  expect(intents).toEqual([{ intent: "skip_checks", slot: identity }]);
  expect(draw(sample("document-clear")).text()).toContain("We noticed nothing to fix.");
});

test("before it was looked at there are no boxes", () => {
  expect(draw(sample("document-opening")).all(".finding-boxes")).toHaveLength(0);
});

test("every fact can be corrected by hand, and only once it is left", () => {
  const { all, find, intents } = draw(sample("document"));
  expect(all(".fact").map(({ dataset }) => dataset.fact)).toEqual(["person_name", "document_number", "nationality", "birth_date", "sex", "expiry_date"]);
  for (const field of all(".fact input, .fact select")) expect(find(`label[for=${field.id}]`).textContent).not.toBe("");
  const date = find("#fact-birth_date") as HTMLInputElement;
  expect(date.value).toBe("1974-08-12");
  expect(find("#fact-birth_date-hint").textContent).toBe("August 12, 1974");
  date.value = " 1974-08-13 ";
  date.dispatchEvent(new Event("input", { bubbles: true }));
  expect(intents).toEqual([]);
  date.dispatchEvent(new Event("change", { bubbles: true }));
  expect(intents).toEqual([{ intent: "correct_fact", slot: identity, fact: "birth_date", text: "1974-08-13" }]);
});

test("of an account no more than the last digits; what the seller wrote is said to be theirs", () => {
  const { find, text } = draw(sample("document-refused"));
  expect(find(".covered").textContent?.trim()).toBe("••••");
  expect((find("#fact-account_ending") as HTMLInputElement).value).toBe("1234");
  expect((find("#fact-account_ending") as HTMLInputElement).maxLength).toBe(4);
  expect(find("#fact-issue_date-hint").textContent).toBe("June 30, 2026 · You wrote this");
  expect((find("#fact-address") as HTMLTextAreaElement).value).toBe("12 Le Loi Str, District 1\nHo Chi Minh City");
  expect(text()).toContain("Before locking it we removed: who wrote it and with which program, how it was edited, and comments.");
});

test("the place a fact was read at is seen while its field has the focus", () => {
  const { find } = draw(sample("document"));
  const place = find("[data-place=person_name]");
  find("#fact-person_name").dispatchEvent(new Event("focusin", { bubbles: true }));
  expect(place.classList.contains("shown")).toBe(true);
  find("#fact-person_name").dispatchEvent(new Event("focusout", { bubbles: true }));
  expect(place.classList.contains("shown")).toBe(false);
});

test("pages are turned, also from the list", () => {
  const { find, all, intents } = draw(sample("document-refused"));
  expect(find(".turner").textContent?.trim()).toBe("Page 1 of 3");
  expect((find("#page-before") as HTMLButtonElement).disabled).toBe(true);
  find("#page-after").click();
  find("[data-finding=PIC-110] button").click();
  expect(intents).toEqual([{ intent: "turn_page", page: 1 }, { intent: "turn_page", page: 2 }]);
  // Without a place, it is the page's own: the number stands below it. Another page's is not shown.
  expect(all(".marks-whole .mark").map((mark) => mark.textContent)).toEqual(["3"]);
  expect(draw(sample("document")).all(".turner")).toHaveLength(0);
});

test("the card's digits are covered by a button, the file is changed by a quiet group", () => {
  const card = draw(sample("document-card"));
  card.find("[data-finding=CRD-101] #cover-number").click();
  const whole = { kind: "card", side: "whole" } as const;
  for (const id of ["pick-again", "photograph", "remove"]) card.find(`#${id}`).click();
  expect(card.intents).toEqual([
    { intent: "cover_number", slot: whole },
    { intent: "pick_document", slot: whole },
    { intent: "photograph_document", slot: whole },
    { intent: "remove_document", slot: whole },
  ]);
  expect(card.all("#add-pages")).toHaveLength(0);
  const pages = draw(sample("document-refused"));
  pages.find("#add-pages").click();
  expect(pages.intents).toEqual([{ intent: "add_pages", slot: { kind: "bank_statement", side: "whole" } }]);
  const changing = draw(sample("document-covering"));
  expect(changing.all(".ways button:not([aria-disabled=true])")).toHaveLength(0);
});

test("languages, edges and kinds are named in the page's own words", () => {
  const { find } = draw(sample("document-everything"), { t: textIn("es") });
  expect(find("[data-finding=RUL-101] .finding-what").textContent).toBe("Está en vietnamita. Sin traducción se leen: inglés, chino y español.");
  expect(find("[data-finding=KND-101] .finding-what").textContent).toBe("Esto parece un recibo.");
  expect(find("[data-finding=MRZ-104] .finding-what").textContent).toContain("(Nombre de la persona)");
  expect(find("[data-finding=RUL-102] p:not([class])").textContent).toBe("Guárdelo como PDF o JPEG y elíjalo otra vez.");
});

test("numbers at one corner stand side by side; what has no place is named below the picture", () => {
  const { all, find } = draw(sample("document-crowded"));
  expect(all(".mark.over").map((mark) => [mark.textContent, mark.style.getPropertyValue("--nth")])).toEqual([["1", "0"], ["2", "1"], ["3", "0"], ["4", "0"]]);
  expect(find(".marks-whole").textContent?.replace(/\s+/g, " ").trim()).toBe("The whole page: 5");
  expect(all(".preview .marks-whole")).toHaveLength(0);
});

test("what mends draws the eye: it has the colour that the way past it has not", () => {
  const eye = (name: string) => {
    const { all, page } = draw(sample(name));
    return [page.primary?.quiet ?? false, ...all("button.primary").map(({ id }) => id)];
  };
  expect(eye("document")).toEqual([true, "pick-again"]);
  expect(eye("document-blurred")).toEqual([true, "photograph"]);
  expect(eye("document-refused")).toEqual([false, "pick-again"]);
  expect(eye("document-card")).toEqual([true, "cover-number"]);
  for (const calm of ["document-clear", "document-kept", "document-question"]) expect(eye(calm)).toEqual([false]);
});

test("words that lack a value have no hole, and the last day is today", () => {
  const view = sample("document-mrz");
  if (view.screen.name !== "document") throw new Error("sample");
  const finding = (code: "MRZ-101" | "MRZ-103", data: Record<string, string>) => ({ code, severity: "question" as const, page: 0, boxes_px: [], data });
  view.screen.findings = [finding("MRZ-101", { field: "lines" }), finding("MRZ-101", { field: "number" }), finding("MRZ-103", { date: "2026-11-24", days: "0" })];
  expect(draw(view).all(".finding-what").map((what) => what.textContent)).toEqual([
    "We could not read all of the lines with <<<.",
    "We could not read all of the lines with <<< (Number of the document).",
    "It expires today, on November 24, 2026.",
  ]);
});
