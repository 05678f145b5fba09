import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { keepOnce, readKept, replaceKept } from "~/app/adapters/files/kept-file.server";
import { type Account, canEnter, serverAccount } from "./account.server";

/** A folder with the cluster (`data`), its password, its port and its log. */
export interface Home {
  path: string;
  data: string;
  account: Account;
}

/** Persistent places that other accounts can enter, for a DATA_DIR that they cannot. */
const sharedPlaces = ["/var/lib/fairday", "/var/tmp/fairday"];

/**
 * The home that DATA_DIR has, or null where no database was made in it yet.
 * @throws where it belongs to another account
 */
export function findHome(dataDir: string): Home | null {
  const path = readKept(pointerIn(dataDir)) ?? join(dataDir, "postgres");
  return existsSync(join(path, "data")) ? openHome(path) : null;
}

/**
 * The home that DATA_DIR has, or a new one: DATA_DIR/postgres. Under root, where the server's account
 * cannot get there, it lies in a shared place and DATA_DIR keeps a pointer to it. Its name is random, not
 * made from the path: a DATA_DIR that was deleted and made again must not find an older one's data.
 */
export function makeHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true });
  const real = realpathSync(dataDir);
  const home = findHome(real) ?? newHome(real);
  claim(home, real);
  const folder = existsSync(home.data) ? home.data : home.path;
  if (!canEnter(home.account, folder)) {
    throw new Error(
      `The account that owns the database cannot enter ${folder}. Open the folders above it (o+x).`,
    );
  }
  return home;
}

const pointerIn = (dataDir: string) => join(dataDir, "postgres-folder");

function openHome(path: string): Home {
  const real = realpathSync(path);
  const data = join(real, "data");
  const own = process.getuid?.() ?? 0;
  const owner = statSync(data, { throwIfNoEntry: false })?.uid;
  if (own !== 0 && owner !== undefined && owner !== own) {
    throw new Error(
      `The database in ${real} belongs to another account. Use that account, or another DATA_DIR.`,
    );
  }
  return { path: real, data, account: serverAccount(data) };
}

function newHome(dataDir: string): Home {
  const account = serverAccount(join(dataDir, "postgres", "data"));
  const known = readKept(pointerIn(dataDir));
  if (known !== null && !existsSync(known)) {
    const remedy = `Bring it back, or remove ${pointerIn(dataDir)} to begin with a new database.`;
    throw new Error(`The database of ${dataDir} was in ${known}, which is gone. ${remedy}`);
  }
  if (known === null) {
    const inside = makeFolder(join(dataDir, "postgres"), account);
    if (canEnter(account, inside)) return { ...openHome(inside), account };
    if (readdirSync(inside).length === 0) rmdirSync(inside);
  }
  let made: string | null = null;
  const kept = keepOnce(pointerIn(dataDir), () => {
    made = makeFolder(join(sharedPlace(account), randomBytes(8).toString("hex")), account);
    return made;
  });
  // Another process was faster: its folder is the one.
  if (made !== null && made !== kept) rmdirSync(made);
  return { ...openHome(kept), account };
}

function makeFolder(path: string, account: Account): string {
  mkdirSync(path, { recursive: true });
  chmodSync(path, account ? 0o711 : 0o700);
  return path;
}

/** Nobody but root may own or write the place: what lies there is run and trusted. */
function sharedPlace(account: Account): string {
  for (const place of sharedPlaces) {
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      const { uid, mode } = lstatSync(place);
      if (uid === 0 && (mode & 0o170022) === 0o040000 && canEnter(account, place)) return place;
    } catch {
      // Read-only or missing parents: the next place may do.
    }
  }
  throw new Error(
    `No folder for the database: neither DATA_DIR nor ${sharedPlaces.join(" nor ")} can hold it.`,
  );
}

/** Keeps two copies of one DATA_DIR from working on one database that lies outside of both. */
function claim(home: Home, dataDir: string): void {
  const pointer = readKept(pointerIn(dataDir));
  if (pointer === null) return;
  const file = join(home.path, "belongs-to");
  const other = keepOnce(file, () => dataDir);
  if (other === dataDir) return;
  if (readKept(pointerIn(other)) === pointer) {
    const remedy = `Remove ${pointerIn(dataDir)} to begin with a new database.`;
    throw new Error(`${dataDir} is a copy of ${other}, whose database lies in ${home.path}. ${remedy}`);
  }
  replaceKept(file, dataDir);
}
