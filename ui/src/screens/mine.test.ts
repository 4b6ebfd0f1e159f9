import { expect, test } from "vitest";

import { MEANINGS, NEEDED, REFUSALS } from "../../gallery/rights";
import type { View } from "../bindings/View";
import { draw, sample } from "../testing";
import { textIn } from "../text";

/** The sample with some of the screen's values changed. */
function changed(name: string, more: object): View {
  const view = sample(name);
  return { ...view, screen: { ...view.screen, ...more } as View["screen"] };
}

test("each standing is a plain word; only what is asked for again and a refusal have a next step", () => {
  const standing = (name: string) => {
    const { find, page } = draw(sample(name));
    return [find("#standing").textContent, page.primary?.label ?? ""];
  };
  expect(standing("mine-first")).toEqual(["We do not know yet where your signup stands", ""]);
  expect(standing("mine-open")).toEqual(["Not handed in yet", ""]);
  expect(standing("mine")).toEqual(["Received", ""]);
  expect(standing("mine-in-review")).toEqual(["A reviewer is looking at it", ""]);
  expect(standing("mine-action")).toEqual(["We need something from you again", "Send it again"]);
  expect(standing("mine-approved")).toEqual(["Approved", ""]);
  expect(standing("mine-refused")).toEqual(["Your signup was refused", "Object"]);
  expect(standing("mine-withdrawn")).toEqual(["Erased, as you wished", ""]);
});

test("how fresh it is stands there quietly, and asking at once is one press", () => {
  const { find, intents } = draw(sample("mine"));
  expect(find("#asked").textContent).toMatch(/^Last heard on November 2\d, 2026 at .+\. We ask again by ourselves\.$/);
  find("#ask-status").click();
  expect(intents).toEqual([{ intent: "ask_status" }]);
});

test("while it is asked another press does nothing, and a broken line is no failure", () => {
  const asking = draw(sample("mine-in-review"));
  expect(asking.find("#asked").textContent).toContain("Asking again now…");
  expect(asking.find("#ask-status").getAttribute("aria-disabled")).toBe("true");
  asking.find("#ask-status").click();
  expect(asking.intents).toEqual([]);
  const offline = draw(sample("mine-offline"));
  expect(offline.find("#standing").textContent).toBe("A reviewer is looking at it");
  expect(offline.find("#asked").textContent).toMatch(/^No connection\. Last heard on /);
  expect(offline.all(".fault, .badge.red")).toHaveLength(0);
  expect(draw(sample("mine-first-offline")).find("#asked").textContent).toBe("No connection. We ask again by ourselves.");
});

test("what is asked for again: what, why, and one button that leads to it", () => {
  const { all, page, text } = draw(sample("mine-action"));
  expect(all("#needed li").map((each) => each.textContent)).toEqual(["Bank statementIt is older than we accept. Send a newer one."]);
  expect(text()).toContain("Send this one thing again. Everything else stays as it is.");
  expect(page.primary).toMatchObject({ intent: { intent: "continue" }, enabled: true });
  const many = draw(sample("mine-action-all"));
  expect(many.all("#needed li").map(({ dataset }) => dataset.reason)).toEqual([...NEEDED]);
  expect(new Set(many.all("#needed li span").map((each) => each.textContent)).size).toBe(NEEDED.length);
  expect(many.page.primary?.label).toBe("Send them again");
});

test("a refusal has reasons, a way to object, and an address", () => {
  const { all, page, text } = draw(sample("mine-refused"));
  expect(all("#reasons li").map((each) => each.textContent)).toEqual(["Your documents were not accepted.", "We could not confirm your business."]);
  expect(page.primary).toMatchObject({ id: "write-appeal", intent: { intent: "write_appeal" }, enabled: true });
  expect(text()).toContain("You can also write to: appeals@lotus-market.example");
  expect(new Set(draw(sample("mine-refused-all")).all("#reasons li").map((each) => each.textContent)).size).toBe(REFUSALS.length);
});

test("an objection that is being looked at is not asked for again", () => {
  const { page, find } = draw(sample("mine-appealed"));
  expect(page.primary).toBeNull();
  expect(find("#appealed").textContent).toContain("We have your objection");
});

test("a hold says why and until when, and there is no button that could only disappoint", () => {
  const { find, all, text } = draw(sample("mine-hold-dispute"));
  expect(find("#hold").textContent).toMatch(/^Nothing may be erased until February 2\d, 2027 at the latest\. It is evidence in a dispute\.$/);
  expect(all("#erase-everything, [id^=erase-a]")).toHaveLength(0);
  expect(text()).toContain("This is possible again after February 2");
});

test("every file: what, how large, since when, until when, and its whole SHA-256", () => {
  const { all, find } = draw(sample("mine"));
  expect(all("#files > li")).toHaveLength(6);
  const bank = find("[data-artifact=a3]").textContent?.replace(/\s+/g, " ") ?? "";
  expect(bank).toContain("Bank statement 813 kB");
  expect(bank).toMatch(/Received on November 2\d, 2026\. Erased by May 2\d, 2027\./);
  for (const whole of all("#files .selectable")) expect(whole.textContent).toMatch(/^[0-9a-f]{64}$/);
});

test("a file is shown, erased, or proven erased, each button with its file's name", () => {
  const { find, intents } = draw(sample("mine-erased"));
  find("#show-a1").click();
  find("#erase-a1").click();
  find("#deletion-a2").click();
  expect(intents).toEqual([
    { intent: "show_file", artifact: "a1" },
    { intent: "revoke", what: { revoke: "file", artifact: "a1" } },
    { intent: "save_deletion", artifact: "a2" },
  ]);
  expect(find("#show-a1").getAttribute("aria-label")).toBe("Show me: Passport or identity card (front)");
  expect(find("#deletion-a2").getAttribute("aria-label")).toBe("Save deletion receipt: Passport or identity card (back)");
});

test("what was erased says when and why, and offers nothing else", () => {
  const { all } = draw(sample("mine-erased"));
  const gone = all(".row.gone");
  expect(gone.map((row) => row.querySelector("p.quiet")?.textContent?.replace(/ on .* because/, " because"))).toEqual([
    "Erased because you asked for it",
    "Erased because you withdrew your consent",
    "Erased because its time was up",
    "Erased because you sent a new one",
  ]);
  for (const row of gone) expect(row.querySelectorAll("button")).toHaveLength(1);
});

test("what is not sent and what is locked for another computer say so", () => {
  expect(draw(sample("mine-open")).find("[data-place=computer] p.quiet").textContent).toBe("On this computer, not sent yet");
  const { find, all } = draw(sample("mine-elsewhere"));
  expect(find("[data-artifact=a3] .sealed-elsewhere").textContent).toContain("Locked for your other computer");
  expect(all("#show-a3")).toHaveLength(0);
  expect(all("[data-artifact=a5] .sealed-elsewhere")).toHaveLength(0);
});

test("each decision can be taken back, read about and saved", () => {
  const { find, all, intents } = draw(sample("mine"));
  expect(find("[data-purpose=face_video]").textContent).toMatch(/A video of your face\s+Agreed on November 2\d, 2026/);
  find("#withdraw-face_video").click();
  find("#read-policy").click();
  find("#save-consents").click();
  expect(intents).toEqual([{ intent: "revoke", what: { revoke: "consent", purpose: "face_video" } }, { intent: "read_policy" }, { intent: "save_consents" }]);
  expect(find("#withdraw-face_video").getAttribute("aria-label")).toBe("Withdraw: A video of your face");
  const declined = draw(sample("mine-alternative"));
  expect(declined.find("[data-purpose=face_video]").textContent).toContain("Declined on");
  expect(declined.all("#withdraw-face_video")).toHaveLength(0);
  expect(all("[role=radio]")).toHaveLength(0);
});

test("papers: the receipt once there is one, and checking at any time", () => {
  const { find, intents, page } = draw(sample("mine-saved"));
  find("#save-receipt").click();
  find("#check-paper").click();
  expect(intents).toEqual([{ intent: "save_receipt" }, { intent: "check_paper" }]);
  expect(page.note).toBe("Saved as receipt-K7QF-2M9X.jwt");
  expect(draw(sample("mine-open")).all("#save-receipt, #receipt-number")).toHaveLength(0);
});

test("the code is hidden until asked for, then digits in groups and the same as QR", () => {
  const { find, all } = draw(sample("mine"));
  expect((find("#code-box") as HTMLDetailsElement).open).toBe(false);
  expect(find("#show-code").textContent).toContain("Show the code");
  expect(find("#code-digits").textContent?.trim()).toBe("0741 8529 6307 4185 2963 0794");
  // Version 1, 21 modules, with a quiet zone of 4 on each side.
  expect(find("#qr").getAttribute("viewBox")).toBe("0 0 29 29");
  expect(find("#qr").getAttribute("aria-label")).toBe("QR code with the same 24 digits");
  expect(find(".qr-modules").getAttribute("d")).toMatch(/^M4 4h1v1h-1z/);
  expect(all("#code-box")).toHaveLength(1);
  expect(draw(sample("mine-withdrawn")).all("#code-box")).toHaveLength(0);
});

test("erasing everything stands apart, last, and asks first", () => {
  const { all, find, intents } = draw(sample("mine"));
  expect(all(".panel").at(-1)?.querySelector("#erase-everything")).not.toBeNull();
  find("#erase-everything").click();
  expect(intents).toEqual([{ intent: "revoke", what: { revoke: "everything" } }]);
  expect(draw(sample("mine-withdrawn")).all("#erase-everything")).toHaveLength(0);
});

test("the question says what a yes means, line by line, with two buttons built alike", () => {
  const { find, all, intents } = draw(sample("question-file"));
  expect(find("#question-title").textContent).toBe("Erase “Bank statement”?");
  expect(all("#question-means li").map((each) => each.textContent?.trim())).toEqual([
    "Lotus Market Example Ltd erases this file. Nobody can bring it back.",
    "The review cannot go on without it. You would have to send it again.",
    "You get a signed deletion receipt as proof.",
  ]);
  find("#confirm").click();
  find("#keep").click();
  expect(intents).toEqual([{ intent: "confirm" }, { intent: "keep" }]);
  expect(all("#question .button").map((each) => each.className.replace("danger", "").trim())).toEqual(["button large", "button large"]);
  expect(find("#keep").dataset.first).toBe("");
});

test("each revocation has its own words; red is for what nobody can bring back", () => {
  const asked = (name: string) => {
    const { find } = draw(sample(name));
    return [find("#question-title").textContent, find("#confirm").textContent, find("#confirm").classList.contains("danger")];
  };
  expect(asked("question-everything")).toEqual(["Erase everything?", "Erase everything", true]);
  expect(asked("question-consent")).toEqual(["Withdraw your consent to “A video of your face”?", "Withdraw", true]);
  expect(asked("question-consent-nothing")).toEqual(["Withdraw your consent to “A video of your face”?", "Withdraw", false]);
  expect(new Set(draw(sample("question-all")).all("#question-means li").map((each) => each.textContent)).size).toBe(MEANINGS.length);
});

test("Esc keeps it; while it is done neither button does anything, and it says so", () => {
  const asked = draw(sample("question-file"));
  asked.find("#question").dispatchEvent(new Event("cancel", { cancelable: true }));
  expect(asked.intents).toEqual([{ intent: "keep" }]);
  const busy = draw(sample("question-everything-busy"));
  busy.find("#confirm").click();
  busy.find("#keep").click();
  const escape = new Event("cancel", { cancelable: true });
  busy.find("#question").dispatchEvent(escape);
  expect([busy.intents, escape.defaultPrevented]).toEqual([[], true]);
  expect(busy.find("#question [role=status]").textContent?.trim()).toBe("Erasing everything…");
  expect(busy.all("#question .button").map((each) => each.getAttribute("aria-disabled"))).toEqual(["true", "true"]);
});

test("a file that is not on the list any more is still asked about in words", () => {
  const question = { what: { revoke: "file", artifact: "gone" }, means: ["erased_there"], busy: false };
  expect(draw(changed("mine", { question })).find("#question-title").textContent).toBe("Erase “this file”?");
});

test("another way that was chosen says how it goes on", () => {
  expect(draw(sample("mine-alternative")).text()).toContain("Fifteen minutes with a reviewer");
});

test("days and times are written as the language writes them", () => {
  const asked = (language: string) => draw(sample("mine"), { t: textIn(language) }).find("#asked").textContent ?? "";
  expect(asked("vi")).toContain("tháng 11, 2026");
  expect(asked("zh-CN")).toMatch(/2026年11月2\d日/);
  expect(asked("es")).toMatch(/2\d de noviembre de 2026/);
});
