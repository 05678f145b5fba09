import { availableParallelism } from "node:os";
import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/setup/longest-first";

const named = "**/*.test.{ts,tsx}";
const pure = [
  `tests/{domain,architecture,emails,components,desk,door,kiosk,table,i18n}/${named}`,
  "tests/*.test.{ts,tsx}",
];
const inBrowser = `tests/e2e/${named}`;

/**
 * Three projects, one after another. A test in a new folder belongs to `server`: no file is left out for
 * want of a line here.
 */
export default defineConfig({
  plugins: [tsconfigPaths({ root: import.meta.dirname })],
  esbuild: { jsx: "automatic" },
  test: {
    // The second tells .ci/run how many tests passed.
    reporters: ["default", "./tests/setup/count-reporter.ts"],
    sequence: { sequencer: LongestFirst },
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: pure,
          // Pure functions leave nothing behind that another file could find.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "server",
          include: [`tests/${named}`],
          exclude: [...pure, inBrowser],
          // Every file has a database of its own and clears away what it made; loading all modules anew for each would
          // take longer than its tests.
          isolate: false,
          // Some tests start real commands: built once, before any of them could find the build half made.
          globalSetup: ["tests/setup/build.ts", "tests/setup/postgres.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [inBrowser],
          globalSetup: ["tests/setup/build.ts", "tests/setup/postgres.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
