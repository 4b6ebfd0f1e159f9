import { readFileSync } from "node:fs";

import { defineConfig } from "vitest/config";

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  version: string;
};

// Two pages: the shipped one, and with `--mode gallery` every screen on sample views, for the eye.
export default defineConfig(({ mode }) => ({
  base: "./",
  define: { __VERSION__: JSON.stringify(version) },
  build: {
    outDir: mode === "gallery" ? "dist-gallery" : "dist",
    target: ["safari16", "chrome110"],
    // The page's CSP allows no inline script, and one chunk needs no preloading.
    modulePreload: false,
    assetsInlineLimit: 0,
    rollupOptions: { input: mode === "gallery" ? "gallery.html" : "index.html" },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    // A machine that compiles beside it is no failure.
    testTimeout: 60_000,
  },
}));
