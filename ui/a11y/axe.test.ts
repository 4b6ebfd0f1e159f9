// Every sample of the gallery in every language, looked at by axe-core in a real Chromium: no violation on any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import type { AxeResults } from "axe-core";
import { preview, type PreviewServer } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { SAMPLES } from "../gallery/samples";
import { LANGUAGES } from "../src/text";
import { Chromium, findChromium, type Tab } from "./chromium";

/** One look at all samples: a language, and what else is different. */
type Look = {
  name: string;
  language: string;
  direction?: "rtl";
  scheme?: "dark";
  size?: string;
  window?: [number, number];
  /** Everything that unfolds is unfolded. */
  unfold?: boolean;
  /** Help lies over one sample, the same on every screen. */
  help?: string;
};

const LOOKS: readonly Look[] = [
  ...LANGUAGES.map(({ tag }) => ({ name: tag, language: tag })),
  { name: "en, dark, unfolded", language: "en", scheme: "dark", unfold: true },
  { name: "en, right to left", language: "en", direction: "rtl" },
  // The longest words: larger text alone, and all enlarged together, as the system's setting does.
  { name: "es, text at 200 %", language: "es", size: "200%" },
  { name: "es, window at 200 %", language: "es", window: [520, 380] },
  ...LANGUAGES.map(({ tag }) => ({ name: `${tag}, help`, language: tag, help: "documents-fault" })),
];

/** Tabs that work side by side: as many as a small machine has cores. */
const TABS = 2;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const chromium = findChromium();

describe.skipIf(chromium === null)("axe finds nothing", () => {
  let browser: Chromium;
  let server: PreviewServer;
  let page: string;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    server = await preview({ root: join(import.meta.dirname, ".."), mode: "gallery", logLevel: "error", preview: { host: "127.0.0.1", port: 0 } });
    page = `${server.resolvedUrls?.local[0]}gallery.html`;
    browser = await Chromium.start(chromium ?? "");
    for (let nth = 0; nth < TABS; nth++) {
      const tab = await browser.open();
      await tab.send("Page.addScriptToEvaluateOnNewDocument", { source: AXE });
      tabs.push(tab);
    }
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test.for(LOOKS)("$name", async (look, { task }) => {
    const names = look.help ? [look.help] : Object.keys(SAMPLES);
    const left = [...names];
    const found: string[] = [];
    const work = async (tab: Tab) => {
      await tab.size(...(look.window ?? [1040, 760]));
      await tab.send("Emulation.setEmulatedMedia", {
        features: [
          { name: "prefers-color-scheme", value: look.scheme ?? "light" },
          { name: "prefers-reduced-motion", value: "reduce" },
        ],
      });
      for (let name = left.shift(); name !== undefined; name = left.shift()) found.push(...(await violations(tab, page, name, look)));
    };
    await Promise.all(tabs.map(work));
    task.meta.looked = { language: look.language, samples: names.length, violations: found.length };
    expect(found).toEqual([]);
  });
});

/** What axe has to say of one sample, a line for each place. */
async function violations(tab: Tab, page: string, name: string, { language, direction, size, unfold, help }: Look): Promise<string[]> {
  // What is drawn on the canvas is nothing to axe, and costs more than all the rest.
  const query = new URLSearchParams({ lang: language, dir: direction ?? "ltr", blank: "", ...(size ? { size } : {}), ...(unfold ? { unfold: "" } : {}), ...(help ? { help: "" } : {}) });
  // Another hash alone would be no new page.
  await tab.go(`${page}?${name}#${name}?${query}`);
  const shown = await tab.evaluate<string | null>(`document.querySelector("main")?.dataset.screen ?? null`);
  if (shown !== SAMPLES[name]?.screen.name) return [`${name}: shows ${shown}`];
  const found = await tab.evaluate<AxeResults["violations"]>(`axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)`);
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${name}: ${id} (${help}) at ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`));
}
