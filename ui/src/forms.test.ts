// Numbers, days and times in every language: the plural forms it has, and dates as it writes them.
import { describe, expect, test } from "vitest";

import { draw, sample } from "./testing";
import { nodes, patterns, sourcesOf, variables } from "./testing-texts";
import { LANGUAGES, textIn } from "./text";

const COUNTS = ["count", "days", "pages", "limit"];
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** Plural in English for its grammar alone: the number itself is not said. */
const NUMBERLESS = new Set(["declined-lead", "send-again"]);

type Select = { type?: string; selector?: { type?: string }; star?: number; variants?: { key: { value: string | number } }[] };

/** Every select on a number, with its forms in order, the default marked with a star. */
function plurals(tag: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, pattern] of patterns(tag)) {
    for (const { type, selector, star, variants } of nodes(pattern) as Select[]) {
      const keys = variants?.map(({ key }) => String(key.value)) ?? [];
      const counts = keys.some((key) => key !== "other" && (CATEGORIES.includes(key) || !Number.isNaN(Number(key))));
      if (type === "select" && selector?.type === "var" && counts) found.set(id, keys.map((key, place) => (place === star ? `*${key}` : key)));
    }
  }
  return found;
}

describe.each(LANGUAGES.map(({ tag }) => tag))("%s", (tag) => {
  test("asks every number in the forms its plural rules have, and in no others", () => {
    const rules = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    // "many" of Spanish begins at a million, which nothing counted here reaches; the default reads right for it.
    const needed = rules.filter((form) => form !== "many");
    for (const [id, forms] of plurals(tag)) {
      const named = forms.map((form) => form.replace("*", "")).filter((form) => Number.isNaN(Number(form)));
      expect(named.filter((form) => !rules.includes(form as Intl.LDMLPluralRule)), `${id}: never used`).toEqual([]);
      expect(forms.at(-1), `${id}: what reads right for all the rest is the default`).toBe("*other");
    }
    for (const id of plurals("en").keys()) {
      if (NUMBERLESS.has(id) && !plurals(tag).has(id)) continue;
      // Words without a select fit any number only where all numbers are "other".
      const forms = plurals(tag).get(id) ?? ["*other"];
      expect(needed.filter((form) => !forms.includes(form) && !forms.includes(`*${form}`)), `${id}: missing`).toEqual([]);
    }
  });

  test("says each number it counts, where it does not spell it out", () => {
    const t = textIn(tag);
    for (const id of plurals("en").keys()) {
      if (NUMBERLESS.has(id)) continue;
      const names = variables(tag).get(id) ?? [];
      if (!names.some((name) => COUNTS.includes(name))) continue;
      for (const count of [2, 5, 21, 1300]) {
        const said = t(id, Object.fromEntries(names.map((name) => [name, COUNTS.includes(name) ? count : "x"])));
        expect(said, `${id} of ${count}`).toContain(count.toLocaleString(tag));
      }
    }
  });

  test("writes days and times as Intl does for it, and no date by hand", () => {
    const t = textIn(tag);
    const at = 1_795_500_000;
    expect(t.date(at)).toBe(new Intl.DateTimeFormat(tag, { dateStyle: "long" }).format(at * 1000));
    expect(t.moment(at)).toBe(new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "short" }).format(at * 1000));
    expect(t.day("2026-10-31")).toBe(new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse("2026-10-31")));
    for (const [file, source] of sourcesOf(tag)) {
      expect(source, file).not.toMatch(/\{ ?DATETIME|\b(19|20)\d\d\b/);
    }
    const shown = draw(sample("mine-erased"), { t }).text();
    for (const day of [at, at + 180 * 86_400, at + 3 * 86_400]) expect(shown).toContain(t.date(day));
    expect(shown).toContain(t.moment(at + 3 * 3600));
  });
});
