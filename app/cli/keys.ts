import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Key, markOf } from "~/app/adapters/codes/codes.server";
import { keepOnce, readKept } from "~/app/adapters/files/kept-file.server";
import type { Rings } from "~/app/domain/centers/import";

/** Written as the variables of the same names are. */
export interface Keys {
  TICKET_KEY: string;
  CONTACT_KEY: string;
  SESSION_SECRET: string;
}

const files: Record<keyof Keys, string> = {
  TICKET_KEY: "ticket-key",
  CONTACT_KEY: "contact-key",
  SESSION_SECRET: "session-secret",
};

/** Where a key lies that no variable sets. */
export const keyFile = (dataDir: string, name: keyof Keys) => join(dataDir, "keys", files[name]);

/**
 * The keys of an installation outside production. They are made on first use and stay, so that web, worker
 * and command line read the same.
 * @throws the system's error where the folder cannot be read or written
 */
export function loadKeys(dataDir: string): Keys {
  const key = (name: keyof Keys, make: () => string) => keepOnce(keyFile(dataDir, name), make);
  // An id of its own: a database that another key minted for must not find a key of the same name.
  const ring = () => `k${randomBytes(4).toString("hex")}:${randomBytes(32).toString("base64")}`;
  return {
    TICKET_KEY: key("TICKET_KEY", ring),
    CONTACT_KEY: key("CONTACT_KEY", ring),
    SESSION_SECRET: key("SESSION_SECRET", () => randomBytes(32).toString("base64url")),
  };
}

const names = ["TICKET_KEY", "CONTACT_KEY", "SESSION_SECRET"] as const;

/** The keys that are in use, without making any: from the variables, else from DATA_DIR. Null where one is in neither. */
export function keysInUse(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Record<string, string> | null {
  const found = names.map((name) => [name, env[name]?.trim() || readKept(keyFile(dataDir, name))] as const);
  return found.every(([, value]) => value)
    ? Object.fromEntries(found.map(([name, value]) => [name, value ?? ""]))
    : null;
}

/** Writes the keys as lines of NAME=VALUE to a new file, mode 0600. */
export function writeKeys(path: string, keys: Readonly<Record<string, string>>): void {
  const lines = Object.entries(keys).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(""), { flag: "wx", mode: 0o600, flush: true });
}

/** Reads what `writeKeys` wrote. Null where a key is missing. @throws the system's error where there is no file */
export function readKeys(path: string): Keys | null {
  const lines = readFileSync(path, "utf8").split("\n");
  const valueOf = (name: keyof Keys) =>
    lines
      .find((line) => line.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .trim();
  const [TICKET_KEY, CONTACT_KEY, SESSION_SECRET] = names.map(valueOf);
  return TICKET_KEY && CONTACT_KEY && SESSION_SECRET ? { TICKET_KEY, CONTACT_KEY, SESSION_SECRET } : null;
}

/** True where DATA_DIR has keys of its own, which are never replaced. */
export const hasKeys = (dataDir: string) => names.some((name) => existsSync(keyFile(dataDir, name)));

/** Puts keys into a DATA_DIR that has none. */
export function keepKeys(dataDir: string, keys: Keys): void {
  for (const name of names) keepOnce(keyFile(dataDir, name), () => keys[name]);
}

export const isInside = (folder: string, path: string) =>
  !relative(resolve(folder), resolve(path)).startsWith("..");

/** What an export and an import tell of their keys: names and marks. */
export const ringsOf = (config: { ticketKeys: Key[]; contactKeys: Key[] }): Rings => ({
  TICKET_KEY: config.ticketKeys.map(markOf),
  CONTACT_KEY: config.contactKeys.map(markOf),
});
