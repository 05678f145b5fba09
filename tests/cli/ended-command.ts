import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

export interface Ended {
  code: number | null;
  /** What it printed. */
  lines: string[];
  /** What it told beside that, without the launcher's words of its building. */
  problems: string[];
}

/** Runs a command of the application to its end: `endedCommand(["token", "--role", "staff"], env)`. */
export async function endedCommand(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["app/cli/launch.mjs", ...words], {
    env: { PATH, HOME, NODE_ENV: "development", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, told, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const isOfBuild = (line: string) => /^(?:Building|Built|Another process)/.test(line);
  return {
    code: typeof code === "number" ? code : null,
    lines: linesOf(said),
    problems: linesOf(told).filter((line) => !isOfBuild(line)),
  };
}

const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");
