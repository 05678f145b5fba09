import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Db } from "~/db/client.server";
import type { CenterPerson } from "~/db/queries/center-people";
import { findPersonByEmail } from "~/db/queries/members";
import { findPersonById } from "~/db/queries/people";
import { accounts, sessions, users } from "~/db/schema";

/** Puts the ids that people have here into a row's text. */
export type Renaming = (line: string) => string;

/**
 * Finds the people of a center that is brought in by their addresses, and makes those who are not there: without a
 * password, which they set by a mailed link. An address that nobody had proved here is theirs who proved it there:
 * whoever typed it before is signed out and keeps no password to it.
 */
export async function savePeople(
  tx: Db,
  services: Services,
  lines: AsyncIterable<string>,
): Promise<Renaming> {
  const others = new Map<string, string>();
  for await (const line of lines) {
    const person: Omit<CenterPerson, "createdAt"> & { createdAt: string } = JSON.parse(line);
    // Whoever changed the address since, here or there, is still found by the id.
    const known = (await findPersonByEmail(tx, person)) ?? (await findPersonById(tx, person));
    if (known === null) {
      const createdAt = new Date(person.createdAt);
      await tx.insert(users).values({ ...person, createdAt, updatedAt: services.clock.now() });
    }
    if (known !== null && known.id !== person.id) others.set(person.id, known.id);
    if (known?.emailVerified === false) await forgetSecrets(tx, known.id);
  }
  if (others.size === 0) return (line) => line;
  // An id is 36 signs that mean nobody else, wherever in a row it stands: also as the text of who did something.
  const ids = new RegExp([...others.keys()].join("|"), "g");
  return (line) => line.replace(ids, (id) => others.get(id) ?? id);
}

async function forgetSecrets(tx: Db, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(accounts).where(eq(accounts.userId, userId));
}
