import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** For Stryker, which cannot choose a project: the domain's tests, and those that hold the versions of consents. */
export default defineConfig({
  resolve: { alias: { "~": resolve(import.meta.dirname, "../..") } },
  test: { include: ["tests/domain/**/*.test.ts", "tests/components/*consent*.test.ts"] },
});
