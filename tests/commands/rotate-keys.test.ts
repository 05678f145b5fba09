import { eq, like } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { betterAuthAccounts } from "~/app/adapters/accounts/better-auth.server";
import { derivedCodes, type Key } from "~/app/adapters/codes/codes.server";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { changeAccommodation } from "~/app/commands/change-accommodation.server";
import { cancelRegistration, renamePatron } from "~/app/commands/change-registration.server";
import { mailAccountLink } from "~/app/commands/parts/mail-account-link.server";
import { reissueTickets } from "~/app/commands/reissue-tickets.server";
import {
  type ResealOptions,
  resealAccommodations,
  resealAuthenticators,
  resealContacts,
} from "~/app/commands/reseal-secrets.server";
import { accommodationOf } from "~/app/domain/accommodations/accommodation";
import { listAccommodations } from "~/db/queries/accommodations";
import {
  countOrphanedAuthenticators,
  countOrphanedContacts,
  countOrphanedTickets,
  listTicketsOfOtherKeys,
} from "~/db/queries/keys";
import { accommodations, outbox, patrons, shortCodes, ticketCodes, twoFactors } from "~/db/schema";
import { anAccommodation } from "~/tests/factories/accommodations";
import { CookieJar } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { contactKeys, createTestServices, type TestServices, ticketKeys } from "~/tests/factories/services";
import { codeOfApp } from "~/tests/factories/totp";

const newKey = (id: string): Key => ({ id, bytes: new Uint8Array(32).fill(41) });
const oldSecret = "a secret that only tests know, 32 signs";
const newSecret = "another secret that only tests know, 32";

let services: TestServices;
let center: TestCenter;
let eventId: string;

/** The same database under other keys: the first mints and seals. */
const under = (keys: { ticket?: Key[]; contact?: Key[] }) => ({
  ...services,
  codes: derivedCodes(keys.ticket ?? ticketKeys),
  contacts: encryptedContacts(keys.contact ?? contactKeys),
});
const accountsUnder = (sessionSecret: string, earlierSecrets: string[] = []) =>
  betterAuthAccounts({ baseUrl: "http://center.example", sessionSecret, earlierSecrets }, services);

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
});
afterAll(() => services.drop());

const ofKeys = (keyIds: string[]) => ({ keyIds, now: services.clock.now() });

describe("tickets of a key that leaked", () => {
  test("are replaced by those of the first key, mailed where there is an address, and nothing needs the old key then", async () => {
    const rotated = under({ ticket: [newKey("k2"), ...ticketKeys] });
    const mailed = await aRegistration(services, center, eventId, {
      name: "Lee",
      email: "lee@visitor.example",
    });
    const spoken = await aRegistration(services, center, eventId, { name: "Kim" });
    const gone = await aRegistration(services, center, eventId, { name: "Bo", email: "bo@visitor.example" });
    const actor = { kind: "system" as const, id: "test", centerId: center.id };
    await cancelRegistration(services, { actor, center, registrationId: gone.registrationId });
    expect(await countOrphanedTickets(services.db, ofKeys(["k2"]))).toEqual([{ keyId: "k1", tickets: 3 }]);

    expect(await reissueTickets(rotated, { centerId: null, eventId: null })).toEqual({
      reissued: 3,
      untold: 1,
    });
    expect(await countOrphanedTickets(services.db, ofKeys(["k2"]))).toEqual([]);
    const told = await services.db
      .select({ registrationId: outbox.registrationId, kind: outbox.kind })
      .from(outbox)
      .where(eq(outbox.state, "queued"));
    expect(told).toContainEqual({ registrationId: mailed.registrationId, kind: "registration-confirmed" });
    expect(told.filter(({ registrationId }) => registrationId === gone.registrationId)).toEqual([
      { registrationId: gone.registrationId, kind: "registration-cancelled" },
    ]);
    for (const { ticketCode, shortCode } of [mailed, spoken, gone]) {
      const [code] = await services.db
        .select({ revokedAt: ticketCodes.revokedAt })
        .from(ticketCodes)
        .where(eq(ticketCodes.codeHash, services.codes.hash(ticketCode)));
      const [short] = await services.db
        .select({ revokedAt: shortCodes.revokedAt })
        .from(shortCodes)
        .where(eq(shortCodes.shortCode, shortCode));
      expect([code?.revokedAt, short?.revokedAt]).toEqual([services.clock.now(), services.clock.now()]);
    }
    expect(await reissueTickets(rotated, { centerId: null, eventId: null })).toEqual({
      reissued: 0,
      untold: 0,
    });
  });

  test("of another event or center, or of an event that is over, are left alone", async () => {
    const rotated = under({ ticket: [newKey("k3"), newKey("k2"), ...ticketKeys] });
    const other = await aPublishedEvent(services, center);
    await aRegistration(services, center, other);
    const [elsewhere] = [await aCenter(services)];
    expect(await reissueTickets(rotated, { centerId: elsewhere.id, eventId: null })).toMatchObject({
      reissued: 0,
    });
    expect(await reissueTickets(rotated, { centerId: null, eventId: other })).toMatchObject({ reissued: 1 });
    const params = { keyId: "k3", now: services.clock.now(), centerId: null, eventId: null };
    expect(await listTicketsOfOtherKeys(services.db, params, 10)).toHaveLength(3);
    const later = new Date(services.clock.now().getTime() + 86_400_000);
    expect(await listTicketsOfOtherKeys(services.db, { ...params, now: later }, 10)).toEqual([]);
  });
});

describe("contacts under a key that leaked", () => {
  const alone = [newKey("c2")];

  test("are sealed anew, readable and found with the old key gone, and so are links that wait", async () => {
    const people = under({ contact: [newKey("c2"), ...contactKeys] });
    const { registrationId } = await aRegistration(services, center, eventId, {
      name: "Mo",
      email: "Mo@visitor.example",
      phone: "+13105550100",
    });
    const url = "http://center.example/reset/a-token";
    const email = "mo@visitor.example";
    const userId = await services.accounts.addPerson({ email, name: "Mo", password: "open the doors" });
    const link = { purpose: "reset-password" as const, userId, email, token: "a-token" };
    await mailAccountLink(services, { center, origin: "http://center.example" }, link, null);
    expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toMatchObject([{ keyId: "c1" }]);

    expect(await resealContacts(people)).toBeGreaterThan(0);
    expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toEqual([]);
    const { contacts } = under({ contact: alone });
    const [patron] = await services.db
      .select()
      .from(patrons)
      .where(eq(patrons.registrationId, registrationId));
    expect(contacts.open(patron?.emailCipher ?? "")).toBe("Mo@visitor.example");
    expect(contacts.open(patron?.phoneCipher ?? "")).toBe("+13105550100");
    expect(contacts.hashes("mo@visitor.example")).toEqual([patron?.emailHash]);
    const links = await services.db
      .select({ cipher: outbox.secretCipher })
      .from(outbox)
      .where(eq(outbox.userId, userId));
    expect(links.map(({ cipher }) => contacts.open(cipher ?? ""))).toEqual([url]);
  });

  test("stay as they are where they are the first key's already, and names without contacts too", async () => {
    await aRegistration(services, center, eventId, { name: "Nan" });
    const before = await services.db.select().from(patrons).orderBy(patrons.id);
    expect(await resealContacts(under({ contact: alone }))).toBe(0);
    expect(await services.db.select().from(patrons).orderBy(patrons.id)).toEqual(before);
  });
});

describe("what visitors need, under a key that leaked", () => {
  const both = [newKey("c2"), ...contactKeys];
  const alone = () => under({ contact: [newKey("c2")] });

  async function someRequests(count: number) {
    const made: { registrationId: string; requestId: string }[] = [];
    for (let n = 0; n < count; n += 1) {
      const { registrationId } = await aRegistration(services, center, eventId, {
        name: `Visitor ${n}`,
        email: `v${n}@visitor.example`,
      });
      const requestId = await anAccommodation(services, center, registrationId, { text: `Need ${n}` });
      made.push({ registrationId, requestId });
    }
    return made;
  }
  const textOf = async ({ registrationId }: { registrationId: string }) => {
    const rows = await listAccommodations(services.db, { centerId: center.id, registrationId });
    return rows.map(({ cipher }) => accommodationOf(alone().contacts.open(cipher ?? "")).text);
  };

  test("is sealed anew in batches, each told, readable with the old key gone, and once is enough", async () => {
    const rotated = under({ contact: both });
    const made = await someRequests(5);
    expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).not.toEqual([]);
    const told: string[] = [];
    const onProgress: ResealOptions["onProgress"] = (kind, done, of) => told.push(`${kind} ${done}/${of}`);
    await resealContacts(rotated, { batch: 2, onProgress });
    expect(await resealAccommodations(rotated, { batch: 2, onProgress })).toBe(5);
    expect(told.filter((line) => line.startsWith("access"))).toEqual([
      "access requests 2/5",
      "access requests 4/5",
      "access requests 5/5",
    ]);
    expect(told.at(0)).toMatch(/^contacts 2\/\d+$/);
    for (const [n, one] of made.entries()) expect(await textOf(one)).toEqual([`Need ${n}`]);
    expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toEqual([]);
    expect(await resealAccommodations(rotated)).toBe(0);
  });

  test("that was forgotten stays forgotten", async () => {
    const [one] = await someRequests(1);
    await services.db
      .update(accommodations)
      .set({ cipher: null, keyId: null })
      .where(eq(accommodations.id, one?.requestId ?? ""));
    expect(await resealAccommodations(under({ contact: both }))).toBe(0);
  });

  test("is changed by visitors meanwhile, and each keeps what was asked last", async () => {
    const rotated = under({ contact: both });
    const made = await someRequests(12);
    const changes = made.map(async ({ registrationId, requestId }, n) => {
      const actor = { kind: "patron" as const, id: registrationId, centerId: center.id };
      const of = { actor, centerId: center.id, registrationId, requestId };
      const accommodation = { kind: "other" as const, text: `Changed ${n}` };
      expect(await changeAccommodation(rotated, { ...of, accommodation })).toEqual({ outcome: "changed" });
      const renamed = { actor, center, registrationId, name: `Renamed ${n}` };
      expect(await renamePatron(rotated, renamed)).toEqual({ outcome: "renamed" });
    });
    const resealing = [resealContacts, resealAccommodations, resealAccommodations].map((reseal) =>
      reseal(rotated, { batch: 2 }),
    );
    await Promise.all([...changes, ...resealing]);
    for (const [n, one] of made.entries()) expect(await textOf(one)).toEqual([`Changed ${n}`]);
    expect(await countOrphanedContacts(services.db, { keyIds: ["c2"] })).toEqual([]);
    const rows = await services.db.select().from(patrons).where(like(patrons.name, "Renamed%"));
    expect(rows).toHaveLength(12);
    for (const { emailCipher } of rows)
      expect(alone().contacts.open(emailCipher ?? "")).toMatch(/^v\d+@visitor/);
  });

  test("control: read and written without holding the row, a change in between is lost", async () => {
    const rotated = under({ contact: both });
    const [one] = await someRequests(1);
    if (one === undefined) throw new Error("none");
    const of = eq(accommodations.id, one.requestId);
    const [read] = await services.db.select().from(accommodations).where(of);
    const actor = { kind: "patron" as const, id: one.registrationId, centerId: center.id };
    const accommodation = { kind: "other" as const, text: "Changed" };
    await changeAccommodation(rotated, { actor, centerId: center.id, ...one, accommodation });
    const { cipher, keyId } = rotated.contacts.seal(rotated.contacts.open(read?.cipher ?? ""));
    await services.db.update(accommodations).set({ cipher, keyId }).where(of);
    expect(await textOf(one)).toEqual(["Need 0"]);
  });
});

describe("a session's secret that leaked", () => {
  test("ends every session, and the authenticators go on under the new one alone once they are sealed anew", async () => {
    const password = "open the doors";
    const email = "ana@staff.example";
    const before = accountsUnder(oldSecret);
    await before.addPerson({ email, name: "Ana", password });
    const signedIn = async (accounts: typeof before) => {
      const jar = new CookieJar();
      const result = await accounts.signIn(new Headers(), { email, password });
      if ("cookies" in result) jar.take(result.cookies);
      return { jar, outcome: result.outcome };
    };
    const { jar } = await signedIn(before);
    const begun = await before.beginTotp(jar.headers, { password, issuer: "Riverside" });
    if (begun.outcome !== "begun") throw new Error("not begun");
    const proved = await before.proveTotp(jar.headers, { code: codeOfApp(begun.uri) });
    if (proved.outcome === "proved") jar.take(proved.cookies);

    const rotated = accountsUnder(newSecret, [oldSecret]);
    expect(await before.findSession(jar.headers)).toMatchObject({ email });
    expect(await rotated.findSession(jar.headers)).toBeNull();
    const known = (accounts: typeof before) => ({ prefixes: accounts.seal.knownPrefixes });
    expect(await countOrphanedAuthenticators(services.db, known(rotated))).toBe(0);
    expect(await countOrphanedAuthenticators(services.db, known(accountsUnder(newSecret)))).toBe(1);
    expect(await resealAuthenticators({ ...services, accounts: rotated })).toBe(1);
    expect(await resealAuthenticators({ ...services, accounts: rotated })).toBe(0);

    const after = accountsUnder(newSecret);
    expect(await countOrphanedAuthenticators(services.db, known(after))).toBe(0);
    const again = await signedIn(after);
    expect(again.outcome).toBe("code-needed");
    const [recovery = ""] = begun.recoveryCodes;
    expect(await after.giveCode(again.jar.headers, { kind: "recovery", code: recovery })).toMatchObject({
      outcome: "signed-in",
    });
    const third = await signedIn(after);
    const soon = new Date(Date.now() + 30_000);
    expect(
      await after.giveCode(third.jar.headers, { kind: "app", code: codeOfApp(begun.uri, soon) }),
    ).toMatchObject({ outcome: "signed-in" });
  });

  test("opens also what was sealed before secrets had numbers, as the oldest one's", async () => {
    const { symmetricEncrypt } = await import("better-auth/crypto");
    const bare = await symmetricEncrypt({ key: oldSecret, data: "what an app holds" });
    const userId = await services.accounts.addPerson({
      email: "bo@staff.example",
      name: "Bo",
      password: "open it",
    });
    await services.db
      .insert(twoFactors)
      .values({ id: services.ids.uuid(), userId, secret: bare, backupCodes: bare });
    const accounts = accountsUnder(newSecret, [oldSecret]);
    expect(await resealAuthenticators({ ...services, accounts })).toBe(1);
    const [row] = await services.db.select().from(twoFactors).where(eq(twoFactors.userId, userId));
    expect(row?.secret.startsWith(accounts.seal.prefix)).toBe(true);
  });
});
