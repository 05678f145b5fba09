import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. This file is bundled to build/cli, two folders below it, as it is two folders below it here. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

export const migrationsDir = join(root, "db/migrations");
export const clientDir = join(root, "build/client");
export const serverBuild = join(root, "build/server/index.js");
export const doorBuild = join(root, "build/door.json");
export const packageFile = join(root, "package.json");
