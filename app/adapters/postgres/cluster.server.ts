import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { keepOnce, readKept } from "~/app/adapters/files/kept-file.server";
import { giveTo } from "./account.server";
import { type Home, makeHome } from "./home.server";
import { environment, program, type Software, softwareFor } from "./software.server";

export interface ClusterOptions {
  dataDir: string;
  /** The only port to listen on. Otherwise a free one, kept for the next start. */
  port?: number;
  /** False for throwaway data: nothing waits for the disk, and a crash of the machine may cost all of it. */
  fsync?: boolean;
  maxConnections?: number;
}

export interface Cluster extends Home {
  software: Software;
  password: string;
  options: ClusterOptions;
}

export const passwordFile = (home: Home) => join(home.path, "password");

/**
 * Makes the cluster on first use. Of two processes that do so together, one's becomes the cluster of both.
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const home = makeHome(options.dataDir);
  const password = keepOnce(passwordFile(home), () => randomBytes(24).toString("base64url"));
  const cluster = { ...home, password, software: softwareFor(home), options };
  if (!existsSync(home.data)) await initialize(cluster);
  const written = readKept(join(home.data, "PG_VERSION"));
  const [brought] = cluster.software.version.split(".");
  if (written !== brought) {
    throw new Error(`${home.data} was written by Postgres ${written}, and this release brings ${brought}.`);
  }
  return cluster;
}

async function initialize(cluster: Cluster): Promise<void> {
  for (const name of readdirSync(cluster.path).filter((name) => isAbandoned(cluster, name))) {
    remove(join(cluster.path, name));
  }
  const draft = `${cluster.data}.new-${randomBytes(6).toString("hex")}`;
  const secret = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, cluster.password, { mode: 0o600, flag: "wx" });
  for (const path of [draft, secret]) giveTo(cluster.account, path);
  // Postgres' own provider sorts and folds alike on every system; libc's and ICU's orders change with their
  // versions.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${secret}`];
  const sync = cluster.options.fsync === false ? ["--no-sync"] : [];
  try {
    const words = ["-D", draft, ...locale, ...access, ...sync, "--no-instructions"];
    const surroundings = { ...cluster.account, cwd: cluster.path, env: environment() };
    await promisify(execFile)(program(cluster.software, "initdb"), words, surroundings);
    renameSync(draft, cluster.data);
  } catch (error) {
    remove(draft);
    if (!existsSync(cluster.data)) throw error;
  } finally {
    remove(secret);
  }
}

const remove = (path: string) => rmSync(path, { recursive: true, force: true });

/**
 * What a process left that was killed while it made a cluster: ten minutes is a hundred times what that
 * takes.
 */
function isAbandoned(home: Home, name: string): boolean {
  const tenMinutes = 600_000;
  if (!name.startsWith("data.new-")) return false;
  const made = statSync(join(home.path, name), { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > tenMinutes;
}
