import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "~/app/adapters/clock/clock";
import type { KeptMail, Mailbox } from "./mailbox";
import type { Mailer, OutgoingMail } from "./mailer";

const most = 200;
/** Milliseconds since 1970 and a few random digits: names sort by time, and none leaves the folder. */
const idForm = /^\d{13}-[0-9a-f]{8}$/;

export interface MailboxOptions {
  dataDir: string;
  clock: Clock;
  /** How many mails are kept, 200 where not said. */
  keep?: number;
}

/**
 * Keeps mails in DATA_DIR/mailbox, one JSON file each, for reading in the app: they hold tickets and links, so no
 * other account may read them (mode 0600). Any number of processes may write; the oldest are dropped.
 */
export function mailboxMailer({ dataDir, clock, keep = most }: MailboxOptions): Mailer & Mailbox {
  const folder = join(dataDir, "mailbox");
  const names = async () => {
    const found = await readdir(folder).catch(() => []);
    return found.filter((name) => idForm.test(name.replace(/\.json$/, ""))).sort();
  };
  const read = async (id: string): Promise<KeptMail | null> => {
    const text = await readFile(join(folder, `${id}.json`), "utf8").catch(() => null);
    return text === null ? null : keptMail(id, text);
  };
  return {
    send: async (message) => {
      const at = clock.now().getTime();
      const id = `${String(at).padStart(13, "0")}-${randomBytes(4).toString("hex")}`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(join(folder, `${id}.draft`), JSON.stringify(storable(message)), { mode: 0o600 });
        await rename(join(folder, `${id}.draft`), join(folder, `${id}.json`));
        const old = (await names()).slice(0, -keep);
        await Promise.all(old.map((name) => rm(join(folder, name), { force: true })));
        return { outcome: "sent" };
      } catch {
        return { outcome: "retry", reason: "the mailbox folder cannot be written" };
      }
    },
    close: () => {},
    list: async (host) => {
      const mails = await Promise.all((await names()).map((name) => read(name.replace(/\.json$/, ""))));
      return mails.filter((mail): mail is KeptMail => mail !== null && isOf(mail, host)).reverse();
    },
    find: async (host, id) => {
      const mail = idForm.test(id) ? await read(id) : null;
      return mail !== null && isOf(mail, host) ? mail : null;
    },
  };
}

/** A Message-ID ends with the host of the center that sent it. */
const isOf = (mail: KeptMail, host: string) =>
  mail.messageId.replace(/>$/, "").endsWith(`@${host.replace(/:\d+$/, "")}`);

function storable({ inlineImages = [], ...message }: OutgoingMail) {
  return {
    ...message,
    inlineImages: inlineImages.map(({ cid, png }) => ({
      cid,
      dataUrl: `data:image/png;base64,${Buffer.from(png).toString("base64")}`,
    })),
  };
}

/** Null for a file that this mailer did not write whole. */
function keptMail(id: string, text: string): KeptMail | null {
  try {
    const mail: Omit<KeptMail, "id" | "at"> = JSON.parse(text);
    return { ...mail, id, at: new Date(Number(id.slice(0, 13))) };
  } catch {
    return null;
  }
}
