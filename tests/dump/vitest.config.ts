import tsconfigPaths from "vite-tsconfig-paths";
import { defineConfig } from "vitest/config";

const root = `${import.meta.dirname}/../..`;

/** What needs PostgreSQL's client programs, of the server's version or newer, which no package brings: `npm run test:dump`. */
export default defineConfig({
  root,
  plugins: [tsconfigPaths({ root })],
  esbuild: { jsx: "automatic" },
  test: {
    include: ["tests/dump/*.dump.ts"],
    globalSetup: ["tests/setup/build.ts", "tests/setup/postgres.ts"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
