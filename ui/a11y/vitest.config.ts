// `npm run a11y`: apart from `npm test`, because it needs the built gallery and a Chromium.
import { defineConfig } from "vitest/config";
import type { TestModule } from "vitest/node";

import { findChromium } from "./chromium";

declare module "vitest" {
  interface TaskMeta {
    looked?: { language: string; samples: number; violations: number };
  }
}

/** The last line: how much was looked at, and what came of it. */
const counts = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const looks = modules.flatMap((module) => [...module.children.allTests()]).flatMap((each) => each.meta().looked ?? []);
    const sum = (of: "samples" | "violations") => looks.reduce((all, look) => all + look[of], 0);
    const line =
      findChromium() === null
        ? "SKIPPED, there is no Chromium here. Install it (Debian: apt-get install chromium), or name one in CHROMIUM."
        : `${Math.max(0, ...looks.map(({ samples }) => samples))} samples, ${new Set(looks.map(({ language }) => language)).size} languages, ${sum("samples")} pages looked at, ${sum("violations")} violations`;
    process.once("exit", () => console.log(`a11y: ${line}`));
  },
};

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    environment: "node",
    include: ["a11y/*.test.ts"],
    // A machine that compiles beside it is no failure.
    testTimeout: 600_000,
    hookTimeout: 60_000,
    reporters: ["default", counts],
  },
});
