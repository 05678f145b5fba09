import { inArray, lt } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { type Keyword, keywordOf } from "~/app/domain/sms/keywords";
import type { Db } from "~/db/client.server";
import { findTextedLanguage } from "~/db/queries/sms";
import { smsReceived, smsStops } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface ReceivedText {
  /** E.164, as the gateway has it. */
  from: string;
  body: string;
  /** The gateway's id of it: the same where it is delivered again. */
  id: string;
}

/** What is answered, in which language; null where the text was answered before. */
export type TextAnswer = { says: "stopped" | "started" | "help"; language: string | null } | null;

const week = 7 * 24 * 3_600_000;

/**
 * Does what a text from outside asks for: STOP ends all texts to that number, from every center, START begins them
 * again, anything else is answered with who writes and how to stop. Of a number that nobody agreed to texts with,
 * nothing is kept. One that is delivered again does nothing again.
 */
export async function receiveText(services: Services, text: ReceivedText): Promise<TextAnswer> {
  const phoneHashes = services.contacts.hashes(text.from);
  const language = await findTextedLanguage(services.db, { phoneHashes });
  if (language === null) return { says: "help", language };
  return inTransaction(services, "receive-text", async (tx) => {
    if (!(await isNew(tx, services, text.id))) return null;
    const keyword = keywordOf(text.body) ?? "help";
    await obey(tx, services, keyword, phoneHashes);
    return { says: ({ stop: "stopped", start: "started", help: "help" } as const)[keyword], language };
  });
}

/** Waits for whoever has the same text in hand. */
async function isNew(tx: Db, services: Services, id: string): Promise<boolean> {
  const at = services.clock.now();
  const noted = await tx
    .insert(smsReceived)
    .values({ messageHash: services.codes.hash(id), at })
    .onConflictDoNothing()
    .returning({ at: smsReceived.at });
  await tx.delete(smsReceived).where(lt(smsReceived.at, new Date(at.getTime() - week)));
  return noted.length > 0;
}

async function obey(tx: Db, services: Services, keyword: Keyword, phoneHashes: string[]): Promise<void> {
  const [phoneHash = ""] = phoneHashes;
  if (keyword === "stop") {
    await tx.insert(smsStops).values({ phoneHash, stoppedAt: services.clock.now() }).onConflictDoNothing();
  }
  if (keyword === "start") await tx.delete(smsStops).where(inArray(smsStops.phoneHash, phoneHashes));
}
