import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

/** A process of Node that a test or the bench started, and may end. */
export interface Running {
  child: ChildProcess;
  pid: number;
  /** All that it wrote so far, for the message of a failure. */
  output(): string;
  /** Settles with the exit code, or with the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  /** Sends the signal and waits for the end. Does nothing where it ended already. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

export interface RunOptions {
  script: string;
  args?: readonly string[];
  env: Readonly<Record<string, string>>;
  /** What it writes once it is ready. */
  readyAt: string;
  /** Switches of Node itself, such as --cpu-prof. */
  nodeArgs?: readonly string[];
}

const patience = 60_000;

/** Starts a script on this Node and waits until it says that it is ready. It sees the given environment alone. */
export async function run({ script, args = [], env, readyAt, nodeArgs = [] }: RunOptions): Promise<Running> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    env: { PATH, HOME, NODE_ENV: "development", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once("exit", (code, signal) => resolve(code ?? signal ?? 1));
  });
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  const end = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (!hasEnded) child.kill(signal);
    return ended;
  };
  const output = () => written;
  await until(`${script} is ready`, () => {
    if (hasEnded) throw new Error(`${script} ended before it was ready:\n${written}`);
    return written.includes(readyAt);
  }).catch(async (error: unknown) => {
    await end("SIGKILL");
    throw new Error(`${String(error)}\n${written}`);
  });
  return { child, pid: child.pid ?? 0, output, ended, end };
}

/** The application by its own start, on a port of its own. */
export async function startApplication(
  env: Readonly<Record<string, string>>,
  nodeArgs: readonly string[] = [],
): Promise<Running> {
  return run({ script: "app/cli/launch.mjs", args: ["start"], env, readyAt: "Fairday is at", nodeArgs });
}

/** `npm run worker`. */
export async function startWorkerProcess(env: Readonly<Record<string, string>>): Promise<Running> {
  return run({ script: "app/cli/launch.mjs", args: ["worker"], env, readyAt: "The worker sends mail" });
}

/** Builds what is older than its sources, as a start would. */
export async function buildApplication(): Promise<void> {
  const child = spawn(process.execPath, ["app/cli/launch.mjs", "--build", "--if-changed"], {
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The application does not build.");
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Looks every 20 ms until the condition holds. @throws where it does not within a minute */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = patience,
): Promise<void> {
  const end = performance.now() + within;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited ${within / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
