import { defineConfig } from "vitest/config";
import base from "../../vitest.config";

/** `npm run screenshots`: no test, so it is none of the projects that `npm test` runs. */
export default defineConfig({
  ...base,
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ["tests/screenshots/every-page.ts"],
    globalSetup: ["tests/setup/build.ts", "tests/setup/postgres.ts"],
    testTimeout: 1_200_000,
    hookTimeout: 300_000,
  },
});
