import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Place } from "~/app/commands/parts/mail-account-link.server";
import type { Visit } from "~/app/commands/sign-in.server";
import type { Role } from "~/app/domain/access/roles";
import { memberships, outbox } from "~/db/schema";
import { CookieJar } from "./browser";
import type { TestCenter } from "./center";

export const password = "open the doors";

let made = 0;

/** A person with a confirmed address and a password, and with a role where one is given. */
export async function aPerson(
  services: Services,
  center: Pick<TestCenter, "id">,
  role: Role | null = null,
): Promise<{ userId: string; email: string; membershipId: string }> {
  made += 1;
  const email = `person-${made}@library.example`;
  const userId = await services.accounts.addPerson({ email, name: `Person ${made}`, password });
  const membershipId = services.ids.uuid();
  const row = { centerId: center.id, id: membershipId, userId, createdAt: services.clock.now() };
  if (role !== null) await services.db.insert(memberships).values({ ...row, role });
  return { userId, email, membershipId };
}

/** A browser that is signed in. */
export async function signedIn(services: Services, email: string): Promise<CookieJar> {
  const jar = new CookieJar();
  const result = await services.accounts.signIn(jar.headers, { email, password });
  if (result.outcome !== "signed-in") throw new Error(`not signed in: ${result.outcome}`);
  jar.take(result.cookies);
  return jar;
}

export const aVisit = (center: Place["center"], more: Partial<Visit> = {}): Visit => ({
  center,
  origin: "https://jobs.example.org",
  headers: new Headers(),
  clientAddress: "203.0.113.9",
  next: null,
  ...more,
});

/** The links that were mailed to an address, as the person opens them. */
export async function mailedLinks(
  services: Services,
  email: string,
): Promise<{ purpose: string | null; url: string }[]> {
  const rows = await services.db
    .select({ purpose: outbox.reason, cipher: outbox.secretCipher })
    .from(outbox)
    .where(eq(outbox.recipient, email))
    .orderBy(outbox.place);
  return rows.map(({ purpose, cipher }) => ({
    purpose,
    url: cipher === null ? "" : services.contacts.open(cipher),
  }));
}
