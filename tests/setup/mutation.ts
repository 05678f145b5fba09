import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

/** For Stryker, which cannot choose a project: the domain's tests alone. */
export default defineConfig({
  resolve: { alias: { "~": resolve(import.meta.dirname, "../..") } },
  test: { include: ["tests/domain/**/*.test.ts"] },
});
