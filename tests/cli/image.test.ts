import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/* What can be said of the image without a container engine. */

const read = (path: string) => readFileSync(path, "utf8");
const steps = read("Dockerfile")
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n/g, " ")
  .split("\n")
  .filter((line) => line !== "");
const lastStage = steps.slice(steps.findLastIndex((step) => step.startsWith("FROM ")));
const of = (stage: readonly string[], word: string) =>
  stage.filter((step) => step.startsWith(`${word} `)).map((step) => step.slice(word.length + 1).trim());

const manifest = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

/** Packages that the build deletes before it copies the rest. */
const removed = [...steps.join(" ").matchAll(/\bdependencies\.(\S+)/g)].map(([, name = ""]) => name);

/** The packages that a built file imports. */
const packagesOf = (path: string) =>
  ts
    .preProcessFile(read(path), true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith(".") && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"));

describe("the image", () => {
  test("runs as an account without rights", () => {
    expect(of(lastStage, "USER")).toEqual(["node"]);
  });

  test("says that it is well by /healthz", () => {
    expect(of(lastStage, "HEALTHCHECK").join()).toContain("/healthz");
  });

  test("starts Node itself, so that a signal reaches it", () => {
    expect(JSON.parse(of(lastStage, "CMD").at(-1) ?? "")).toEqual([
      "node",
      "--enable-source-maps",
      "build/cli/start.js",
    ]);
  });

  test("has every package that the built files import, and none of the build's own tools", () => {
    const commands = readdirSync("build/cli").filter((name) => name.endsWith(".js"));
    const files = [...commands.map((name) => join("build/cli", name)), "build/server/index.js"];
    const imported = [...new Set(files.flatMap(packagesOf))];
    expect(imported).toContain("hono");
    expect(removed).toContain("vite");
    expect(removed.filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect(imported.filter((name) => removed.includes(name) || !(name in manifest.dependencies))).toEqual([]);
  });

  test("is made of what is let in by name: no key and no data of a checkout", () => {
    const [first, ...others] = read(".dockerignore")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    expect(first).toBe("*");
    const letIn = others.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
    expect(letIn.filter((path) => /^\.(?:data|env|git)|^[*.]*$/.test(path))).toEqual([]);
  });
});

test("every image has its version, to the patch or the minor", () => {
  const images = [
    ...of(steps, "FROM"),
    ...[...read("compose.yaml").matchAll(/^ *image: (\S+)$/gm)].map(([, name = ""]) => name),
  ];
  expect(images.length).toBeGreaterThan(3);
  expect(images.filter((image) => !/:v?\d+\.\d+/.test(image))).toEqual([]);
});
