import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** `npm run fuzz`: the long run alone, outside `npm test`. */
export default defineConfig({
  root: resolve(import.meta.dirname, "../../.."),
  resolve: { alias: { "~": resolve(import.meta.dirname, "../../..") } },
  test: {
    include: ["tests/attack/fuzz/long-run.ts"],
    globalSetup: ["tests/setup/build.ts", "tests/setup/postgres.ts"],
    hookTimeout: 60_000,
  },
});
