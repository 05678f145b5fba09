import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { freePort, until } from "../faults/processes";
import { balanceDatabase, poolDatabase } from "./balancers";
import { type Daemon, makeFolder, startDaemon } from "./daemon";
import { type DatabaseNode, makeNode } from "./node";

/** Two nodes under Patroni with one etcd, HAProxy before them and PgBouncer before that. */
export interface ReplicatedDatabase {
  urls: { primary: string; replica: string; pooled: string };
  primary(): Promise<DatabaseNode>;
  /** Waits until both nodes run and, where the cluster is synchronous, the replica is the one that commits wait for. */
  becomeWhole(isSynchronous: boolean): Promise<void>;
  close(): Promise<void>;
}

/** @throws where the servers do not come up within a minute, with the end of their logs */
export async function startDatabase(folder: string): Promise<ReplicatedDatabase> {
  const password = randomBytes(18).toString("base64url");
  const daemons: Daemon[] = [];
  const etcdPort = await freePort();
  daemons.push(await startEtcd(folder, etcdPort));
  const nodes: DatabaseNode[] = [];
  for (const name of ["one", "two"]) nodes.push(await makeNode({ name, folder, etcdPort, password }));
  const balancer = await balanceDatabase(folder, nodes);
  const pool = await poolDatabase(folder, { primaryPort: balancer.primaryPort, password });
  daemons.push(balancer.daemon, pool.daemon);
  const close = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    for (const daemon of daemons.toReversed()) await daemon.end();
  };
  const find = async () => {
    for (const node of nodes) if (await node.isPrimary()) return node;
    return null;
  };
  const primary = async () => {
    const found = await find();
    if (found === null) throw new Error("There is no primary.");
    return found;
  };
  const becomeWhole = async (isSynchronous: boolean) => {
    await (await primary()).configure({ synchronous_mode: isSynchronous });
    const role = isSynchronous ? "sync_standby" : "replica";
    let seen: Awaited<ReturnType<DatabaseNode["members"]>> = [];
    const isWhole = async () => {
      seen = await primary()
        .then((node) => node.members())
        .catch(() => []);
      return seen.some((each) => each.role === role && ["running", "streaming"].includes(each.state));
    };
    await until("the replica follows", isWhole, 180_000).catch((error: unknown) => {
      throw new Error(`The cluster is ${JSON.stringify(seen)}`, { cause: error });
    });
  };
  try {
    await Promise.all(nodes.map((node) => node.start()));
    await until("Patroni has made a primary", async () => (await find()) !== null);
    const at = (port: number, user = "fairday", database = "fairday") =>
      `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
    await makeDatabase(at(balancer.primaryPort, "postgres", "postgres"), password);
    await becomeWhole(true);
    const urls = {
      primary: at(balancer.primaryPort),
      replica: at(balancer.replicaPort),
      pooled: at(pool.port),
    };
    return { urls, primary, becomeWhole, close };
  } catch (error) {
    await close();
    throw new Error(daemons.map((daemon) => daemon.log()).join("\n"), { cause: error });
  }
}

async function startEtcd(folder: string, port: number): Promise<Daemon> {
  const home = makeFolder(join(folder, "etcd"));
  const peer = `http://127.0.0.1:${await freePort()}`;
  const client = `http://127.0.0.1:${port}`;
  const args = [
    ["--name", "one", "--data-dir", join(home, "data")],
    ["--listen-client-urls", client, "--advertise-client-urls", client],
    ["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer],
    ["--initial-cluster", `one=${peer}`, "--log-level", "warn"],
  ].flat();
  const daemon = startDaemon("/usr/bin/etcd", args, join(home, "etcd.log"));
  await until("etcd answers", () =>
    fetch(`${client}/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return daemon;
}

async function makeDatabase(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const make = async () => {
    await sql.unsafe(`create role fairday login password '${password}'`);
    await sql.unsafe("create database fairday owner fairday");
  };
  // The balancer takes a moment to learn who is primary.
  await until("the primary answers", () =>
    sql`select`.then(
      () => true,
      () => false,
    ),
  );
  await make();
  await sql.end();
}
