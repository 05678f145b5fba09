// Removes from an image's packages what nothing reads there: the fonts of other weights, and what is for editors and
// debuggers of a package's own source.

import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./build.mjs";

const packages = join(root, "node_modules");
const fonts = readFileSync(join(root, "app", "adapters", "pdf", "fonts.server.ts"), "utf8");

for (const entry of readdirSync(packages, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const folder = entry.parentPath;
  const isFont = folder.includes("@expo-google-fonts") && entry.name.endsWith(".ttf");
  const isUnread = isFont && !fonts.includes(`/${entry.name}"`);
  if (isUnread || /\.(?:map|d\.[mc]?ts)$/.test(entry.name)) rmSync(join(folder, entry.name));
}
