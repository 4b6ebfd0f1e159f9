// The page's words: Fluent messages from locales/, and numbers, sizes, dates through Intl.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";

const files = import.meta.glob<string>("../locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

/** The languages there are, each named in itself, in the order of the chooser. */
export const LANGUAGES: readonly { tag: string; name: string }[] = [
  { tag: "en", name: "English" },
  { tag: "vi", name: "Tiếng Việt" },
  { tag: "zh-CN", name: "简体中文" },
  { tag: "es", name: "Español" },
];

/** The words of one language. */
export type Text = {
  /** The message `id`, or its attribute with `id.attribute`. */
  (id: string, values?: Record<string, FluentVariable>): string;
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** `3.2 MB`; decimal units, as file managers show them. */
  bytes(bytes: number): string;
  /** `10 MB` for a limit that is round in either kind of megabyte. */
  limit(bytes: number): string;
  /** `23 November 2026` from Unix seconds. */
  date(unixSeconds: number): string;
  /** `23 November 2026 at 14:05` from Unix seconds. */
  moment(unixSeconds: number): string;
  /** `31 October 2026` from `2026-10-31`; what is no such day stays as it is. */
  day(iso: string): string;
  /** A language's name in this language. */
  tongue(tag: string): string;
  number(value: number, decimals?: number): string;
  /** `5 seconds`, `2 minutes`: the larger unit, rounded up. */
  duration(seconds: number): string;
  /** A country's name in this language. */
  country(code: string): string;
  /** Compares as this language sorts. */
  compare(a: string, b: string): number;
  /** `a, b and c`. */
  list(items: string[]): string;
  /** `a, b or c`. */
  either(items: string[]): string;
};

/** The best of our languages for what the system prefers. */
export function negotiate(wanted: readonly string[]): string {
  const available = LANGUAGES.map(({ tag }) => tag);
  return negotiateLanguages([...wanted], available, { strategy: "lookup", defaultLocale: "en" })[0] ?? "en";
}

/** The words of `language`; a tag we have no words for gets English. `direction` is overridden in the gallery only. */
export function textIn(language: string, direction: "ltr" | "rtl" = "ltr"): Text {
  const tag = negotiate([language]);
  const bundle = bundleOf(tag, direction === "rtl");
  const text = (id: string, values?: Record<string, FluentVariable>): string => {
    const [name = id, attribute] = id.split(".");
    const message = bundle.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (!pattern) return id;
    const errors: Error[] = [];
    return bundle.formatPattern(pattern, values ?? null, errors);
  };
  return Object.assign(text, { language: tag, direction, ...formats(tag) });
}

function bundleOf(tag: string, isolate: boolean): FluentBundle {
  // Isolation marks keep left-to-right values whole in right-to-left sentences; elsewhere they only hinder search.
  const bundle = new FluentBundle(tag, { useIsolating: isolate });
  for (const [path, source] of Object.entries(files)) {
    if (path.includes(`/${tag}/`)) bundle.addResource(new FluentResource(source));
  }
  return bundle;
}

function formats(tag: string) {
  const day = new Intl.DateTimeFormat(tag, { dateStyle: "long" });
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "short" });
  const calendar = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
  const tongues = new Intl.DisplayNames(tag, { type: "language" });
  const regions = new Intl.DisplayNames(tag, { type: "region" });
  const collator = new Intl.Collator(tag);
  const list = new Intl.ListFormat(tag, { type: "conjunction" });
  const either = new Intl.ListFormat(tag, { type: "disjunction" });
  const number = (value: number, decimals = 0) =>
    value.toLocaleString(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const unit = (value: number, name: string, decimals: number, display: "short" | "long" = "short") =>
    value.toLocaleString(tag, {
      style: "unit",
      unit: name,
      unitDisplay: display,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  const bytes = (value: number) => {
    if (value < 1000) return unit(value, "byte", 0, "long");
    if (value < 999_500) return unit(value / 1e3, "kilobyte", 0);
    return value < 999.95e6 ? unit(value / 1e6, "megabyte", 1) : unit(value / 1e9, "gigabyte", 1);
  };
  return {
    bytes,
    limit: (value: number) => {
      const mega = value % 1_048_576 === 0 ? value / 1_048_576 : value / 1e6;
      return Number.isInteger(mega) ? unit(mega, "megabyte", 0) : bytes(value);
    },
    date: (unixSeconds: number) => day.format(unixSeconds * 1000),
    moment: (unixSeconds: number) => moment.format(unixSeconds * 1000),
    day: (iso: string) => {
      const at = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) : Number.NaN;
      return Number.isNaN(at) ? iso : calendar.format(at);
    },
    tongue: (language: string) => {
      try {
        return tongues.of(language) ?? language;
      } catch {
        return language;
      }
    },
    number,
    duration: (seconds: number) =>
      seconds < 90 ? unit(seconds, "second", 0, "long") : unit(Math.ceil(seconds / 60), "minute", 0, "long"),
    country: (code: string) => regions.of(code) ?? code,
    compare: (a: string, b: string) => collator.compare(a, b),
    list: (items: string[]) => list.format(items),
    either: (items: string[]) => either.format(items),
  };
}
