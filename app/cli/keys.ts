import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { keepOnce } from "~/app/adapters/files/kept-file.server";

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
  const ring = () => `first:${randomBytes(32).toString("base64")}`;
  return {
    TICKET_KEY: key("TICKET_KEY", ring),
    CONTACT_KEY: key("CONTACT_KEY", ring),
    SESSION_SECRET: key("SESSION_SECRET", () => randomBytes(32).toString("base64url")),
  };
}
