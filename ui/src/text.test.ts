// Walks every message in every language: none missing, none unused, no hole, no code without words.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";

import { HINTS, PROMPTS, REASONS } from "../gallery/face-video";
import { FINDINGS, PAPER_HINTS } from "../gallery/papers";
import { CAUSES, CHANGES, HOLDS, MEANINGS, NEEDED, REFUSALS } from "../gallery/rights";
import { SAMPLES } from "../gallery/samples";
import type { Fault } from "./bindings/Fault";
import type { Missed } from "./bindings/Missed";
import type { Prompt } from "./bindings/Prompt";
import { draw } from "./testing";
import { sourcesOf, variables } from "./testing-texts";
import { LANGUAGES, negotiate, textIn } from "./text";
import { faultValues } from "./widgets/fault-card";
import { FACTS, findingValues } from "./widgets/finding-words";
import { missedWords } from "./widgets/words";

const ROOT = join(import.meta.dirname, "..");
const tags = LANGUAGES.map(({ tag }) => tag);

/** The values of a generated union of string literals. */
function union(name: string): string[] {
  const source = readFileSync(join(ROOT, "src/bindings", `${name}.ts`), "utf8");
  const type = source.slice(source.indexOf(`export type ${name} =`));
  return [...type.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** The values of a tag inside a generated type: `"name": "welcome"`. */
function tagged(name: string, tag: string): string[] {
  const source = readFileSync(join(ROOT, "src/bindings", `${name}.ts`), "utf8");
  return [...source.matchAll(new RegExp(`"${tag}": "([^"]+)"`, "g"))].map((match) => match[1] ?? "");
}

/** What `t(\`prefix-${…}\`)` can ask for. Whoever adds such a call adds its family here: the walk below demands it. */
const FAMILIES: Record<string, string[]> = {
  "fault-": union("FaultCode"),
  "remedy-": union("Remedy"),
  "prompt-": union("Prompt"),
  "hint-": union("Hint"),
  "missed-": union("Missed"),
  "spoiled-": union("Spoiled"),
  "document-": union("DocumentKind"),
  "side-": union("Side").filter((side) => side !== "whole"),
  "artifact-": union("ArtifactKind"),
  "alternative-": union("AlternativeKind"),
  "problem-": union("FieldProblem"),
  "field-": union("DetailsField"),
  "provenance-": union("Provenance").filter((kind) => kind !== "none"),
  "step-": tagged("Screen", "name"),
  "camera-": ["finding", "opening"],
  "sending-": tagged("SendingState", "state"),
  "check-": union("ExamineStep"),
  "paper-": union("PaperHint"),
  "finding-": union("FindingCode"),
  "severity-": union("Severity"),
  "fact-": union("Fact"),
  "kind-": union("SeenKind"),
  "rules-": ["picture", "languages", "files", "name", "validity"],
  "edge-": ["top", "right", "bottom", "left"],
  "removed-": union("Removed"),
  "rule-": union("Accepted"),
  "differs-": union("Difference"),
  "tax-id-": ["check_digit", "form"],
  "standing-": tagged("Standing", "status"),
  "asked-": union("Asked"),
  "needed-": union("NeededReason"),
  "refusal-": union("RefusalReason"),
  "hold-": union("HoldReason"),
  "cause-": union("ErasureCause"),
  "why-": union("ErasureCause"),
  "decided-": union("Decision"),
  "chosen-": union("Decision"),
  "revoke-": tagged("Revocation", "revoke"),
  "revoking-": tagged("Revocation", "revoke"),
  "meaning-": union("Meaning"),
  "faces-": union("FaceRecognitionPlace"),
  "changed-": union("PolicyPart"),
  "code-problem-": union("CodeProblem"),
  "paper-is-": tagged("PaperCheck", "paper"),
  "welcome-": ["consent", "documents", "video", "send"],
};

function sources(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const wanted = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("bindings"));
  return wanted.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
}

/** Every id, with attribute, that the code can ask for. */
function asked(): Set<string> {
  const code = sources(join(ROOT, "src"));
  const ids = new Set<string>();
  for (const [, id = ""] of code.matchAll(/\bt\(\s*"([^"]+)"/g)) ids.add(id);
  for (const [, yes = "", no = ""] of code.matchAll(/\bt\(\s*\w+ \? "([^"]+)" : "([^"]+)"/g)) ids.add(yes).add(no);
  // Ids held in data: the help's keys, the closing question, the decisions.
  for (const [, id = ""] of code.matchAll(/"((?:key|closing)-[a-z]+)"/g)) if (id !== "closing-title") ids.add(id);
  for (const id of union("Decision")) ids.add(id);
  for (const [, prefix = "", attribute = ""] of code.matchAll(/\bt\(\s*`([a-z-]+)\$\{[^}]+\}(\.\w+)?`/g)) {
    const family = FAMILIES[prefix];
    if (!family) throw new Error(`no family for t(\`${prefix}…\`)`);
    for (const value of family) ids.add(`${prefix}${value}${attribute}`);
  }
  ids.delete("closing-text");
  return ids;
}

/** Every id, with attribute, that a language has; throws on a line Fluent cannot read. */
function written(tag: string): Set<string> {
  const ids = new Set<string>();
  for (const [file, source] of sourcesOf(tag)) {
    const entries = new FluentResource(source).body;
    const lines = [...source.matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1] ?? "");
    expect(entries.map(({ id }) => id), `${tag}/${file}: every entry can be read`).toEqual(lines);
    for (const entry of entries) {
      expect(ids.has(entry.id), `${tag}: ${entry.id} twice`).toBe(false);
      if (entry.value !== null) ids.add(entry.id);
      for (const attribute of Object.keys(entry.attributes)) ids.add(`${entry.id}.${attribute}`);
    }
  }
  return ids;
}

test("the gallery has every hint, every prompt and every reason", () => {
  expect([...HINTS].sort()).toEqual(union("Hint").sort());
  expect([...PROMPTS].sort()).toEqual(union("Prompt").sort());
  expect([...REASONS].sort()).toEqual(union("Missed").sort());
});

test("the gallery has every finding and every hint for a document; the words know every fact", () => {
  expect([...FINDINGS].sort()).toEqual(union("FindingCode").sort());
  expect([...PAPER_HINTS].sort()).toEqual(union("PaperHint").sort());
  expect([...FACTS].sort()).toEqual(union("Fact").sort());
});

test("the gallery has every reason, cause and meaning, every changed part, standing and paper, and every screen", () => {
  expect([...NEEDED].sort()).toEqual(union("NeededReason").sort());
  expect([...REFUSALS].sort()).toEqual(union("RefusalReason").sort());
  expect([...HOLDS].sort()).toEqual(union("HoldReason").sort());
  expect([...CAUSES].sort()).toEqual(union("ErasureCause").sort());
  expect([...MEANINGS].sort()).toEqual(union("Meaning").sort());
  expect(CHANGES.map(({ part }) => part).sort()).toEqual(union("PolicyPart").sort());
  const screens = Object.values(SAMPLES).map(({ screen }) => screen);
  const seen = (name: string, tag: string) => expect(tagged(name, tag).filter((value) => !JSON.stringify(screens).includes(`"${tag}":"${value}"`)), name).toEqual([]);
  for (const [name, tag] of [["Screen", "name"], ["Standing", "status"], ["Revocation", "revoke"], ["FilePlace", "place"], ["HeldState", "state"], ["HeldContent", "content"], ["PaperCheck", "paper"], ["Item", "what"]] as const) seen(name, tag);
});

test("the languages offered are the folders there are", () => {
  expect(readdirSync(join(ROOT, "locales")).sort()).toEqual([...tags].sort());
});

test("every fault and every finding has both texts asked for", () => {
  const ids = asked();
  for (const code of union("FindingCode")) {
    expect(ids.has(`finding-${code}`)).toBe(true);
    expect(ids.has(`finding-${code}.do`)).toBe(true);
  }
  expect(union("FaultCode").length).toBeGreaterThan(30);
  for (const code of union("FaultCode")) {
    expect(ids.has(`fault-${code}`)).toBe(true);
    expect(ids.has(`fault-${code}.do`)).toBe(true);
  }
});

describe.each(tags)("%s", (tag) => {
  test("has every message asked for and no other", () => {
    const ids = written(tag);
    const wanted = asked();
    expect([...wanted].filter((id) => !ids.has(id)), "missing").toEqual([]);
    expect([...ids].filter((id) => !wanted.has(id)), "unused").toEqual([]);
  });

  // Who speaks to the computer says what is written on the button (WCAG 2.5.3).
  test("has each button's words in the longer name it has for those who do not see it", () => {
    const t = textIn(tag);
    const longer = [...written(tag)].filter((id) => id.endsWith("-for"));
    expect(longer.length).toBeGreaterThan(8);
    for (const id of longer) expect(t(id, { slot: "x", file: "x", purpose: "x" })).toContain(t(id.replace(/-for$/, "")));
  });

  test("uses no variable that English does not", () => {
    const english = variables("en");
    for (const [id, names] of variables(tag)) {
      for (const name of names) expect(english.get(id), `${tag}: ${id}`).toContain(name);
    }
  });

  test("has other words for every hint, movement and reason", () => {
    const t = textIn(tag);
    const families: [string, string[]][] = [["hint-", union("Hint")], ["prompt-", union("Prompt")], ["spoiled-", union("Spoiled")], ["finding-", union("FindingCode")], ["paper-", union("PaperHint")], ["fact-", union("Fact")], ["rule-", union("Accepted")], ["removed-", union("Removed")]];
    for (const [prefix, values] of families) expect(new Set(values.map((value) => t(`${prefix}${value}`))).size, prefix).toBe(values.length);
    const reasons = union("Missed") as Missed[];
    for (const prompt of union("Prompt") as Prompt[]) {
      expect(new Set(reasons.map((reason) => missedWords(prompt, reason, t))).size, prompt).toBe(reasons.length);
    }
    // Left and right are advised alike, and so are up and down.
    const advice = (union("Prompt") as Prompt[]).map((prompt) => missedWords(prompt, "not_seen", t));
    expect(new Set(advice).size).toBe(6);
  });

  test("leaves no hole on any screen", () => {
    const errors: string[] = [];
    const format = FluentBundle.prototype.formatPattern;
    FluentBundle.prototype.formatPattern = function (pattern, values, list) {
      const text = format.call(this, pattern, values, list);
      for (const error of list ?? []) errors.push(`${text}: ${error.message}`);
      return text;
    };
    try {
      for (const [name, view] of Object.entries(SAMPLES)) {
        const { text, page } = draw(structuredClone(view), { t: textIn(tag) });
        expect(`${text()} ${page.primary?.label ?? ""} ${page.note ?? ""}`, name).not.toMatch(/\{\$|[a-z]-[a-z]+\.(do|more|hint)\b|undefined|NaN/);
      }
      for (const code of union("FaultCode")) {
        const t = textIn(tag);
        const values = faultValues({ code, blame: "us", remedies: [], data: {} } as unknown as Fault, t);
        t(`fault-${code}`, values);
        t(`fault-${code}.do`, values);
      }
      // A check that could not say more has no hole in its words either.
      for (const code of FINDINGS) {
        const t = textIn(tag);
        const values = findingValues({ code, severity: "warning", page: 0, boxes_px: [], data: {} }, t);
        t(`finding-${code}`, values);
        t(`finding-${code}.do`, values);
      }
    } finally {
      FluentBundle.prototype.formatPattern = format;
    }
    expect(errors).toEqual([]);
  });
});

test("the best language for what the system prefers", () => {
  expect(negotiate(["vi-VN", "en-US"])).toBe("vi");
  expect(negotiate(["zh-Hans-CN"])).toBe("zh-CN");
  expect(negotiate(["es-MX"])).toBe("es");
  expect(negotiate(["fi", "vi"])).toBe("vi");
  expect(negotiate(["fi"])).toBe("en");
  expect(negotiate([])).toBe("en");
});

test("sizes, limits and times as people read them", () => {
  const en = textIn("en");
  expect([512, 1420, 999_499, 999_600, 3_210_000, 2.5e9].map(en.bytes)).toEqual(["512 bytes", "1 kB", "999 kB", "1.0 MB", "3.2 MB", "2.5 GB"]);
  expect([10_485_760, 10_000_000, 10_500_000].map(en.limit)).toEqual(["10 MB", "10 MB", "10.5 MB"]);
  expect([1, 42, 90, 121].map(en.duration)).toEqual(["1 second", "42 seconds", "2 minutes", "3 minutes"]);
  expect(textIn("vi").bytes(3_210_000)).toBe("3,2 MB");
});

test("right-to-left keeps values whole, left-to-right adds no invisible marks", () => {
  expect(textIn("en", "rtl")("step-of", { step: "1", steps: "9" })).toBe("\u20681\u2069 of \u20689\u2069");
  expect(textIn("en")("step-of", { step: "1", steps: "9" })).toBe("1 of 9");
});
