import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signIn } from "~/app/commands/sign-in.server";
import { askForReset, askForSignInLink, signInByLink, signUp } from "~/app/commands/sign-in-link.server";
import { outbox, rateLimits } from "~/db/schema";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { aPerson, aVisit, mailedLinks, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
});

const unknown = "nobody@library.example";
const times = <T>(count: number, work: (turn: number) => Promise<T>) =>
  Array.from({ length: count }, (_, turn) => work(turn));

describe("signing in", () => {
  test("succeeds for ten people of one address, all at once", async () => {
    const people = await Promise.all(times(10, () => aPerson(services, center, "staff")));
    const results = await Promise.all(
      people.map(({ email }) => signIn(services, aVisit(center), { email, password })),
    );
    expect(results.map((result) => result.outcome)).toEqual(Array(10).fill("signed-in"));
  });

  test("is refused from one address the 61st time in a minute, and again allowed in the next", async () => {
    const given = (turn: number) => ({
      email: `person-${turn}@elsewhere.example`,
      password: "a wrong guess",
    });
    const results = await Promise.all(times(61, (turn) => signIn(services, aVisit(center), given(turn))));
    expect(results.filter((result) => result.outcome === "limited")).toHaveLength(1);
    services.clock.advance(60_000);
    expect((await signIn(services, aVisit(center), given(99))).outcome).toBe("wrong");
  });

  test("to one account is refused after ten wrong passwords, from wherever they come", async () => {
    const { email } = await aPerson(services, center, "staff");
    const guess = (turn: number) =>
      signIn(services, aVisit(center, { clientAddress: `198.51.100.${turn}` }), {
        email,
        password: "a wrong guess",
      });
    const results = await Promise.all(times(10, guess));
    expect(results.map((result) => result.outcome)).toEqual(Array(10).fill("wrong"));
    const right = () => signIn(services, aVisit(center), { email, password });
    expect(await right()).toEqual({ outcome: "limited", retryAfterSeconds: 15 * 60 });
    services.clock.advance(15 * 60_000);
    expect((await right()).outcome).toBe("signed-in");
  });

  test("is limited alike for an address that has no account", async () => {
    const guess = () => signIn(services, aVisit(center), { email: unknown, password: "a wrong guess" });
    const results = await Promise.all(times(11, guess));
    expect(results.filter((result) => result.outcome === "limited")).toHaveLength(1);
  });

  test("with the right password does not use up the account's tries", async () => {
    const { email } = await aPerson(services, center, "staff");
    for (let turn = 0; turn < 12; turn++) {
      expect((await signIn(services, aVisit(center), { email, password })).outcome).toBe("signed-in");
    }
  });

  test("of an account that was not confirmed sends the confirmation again", async () => {
    const email = "unconfirmed@employer.example";
    await signUp(services, aVisit(center), { name: "Bo Lin", email, password });
    expect(await signIn(services, aVisit(center), { email, password })).toEqual({ outcome: "unconfirmed" });
    const links = await mailedLinks(services, email);
    expect(links.map(({ purpose }) => purpose)).toEqual(["confirm-email", "confirm-email"]);
  });
});

test("a password may have 256 characters of any script, also those that take two units each", async () => {
  const email = "emoji@employer.example";
  const given = { name: "Bo Lin", email, password: "\u{1f511}".repeat(256) };
  expect(await signUp(services, aVisit(center), given)).toEqual({ outcome: "asked" });
  expect((await mailedLinks(services, email))[0]?.url).toContain("/confirm/");
});

describe("asking for a link", () => {
  test("is answered alike for an address with an account and one without", async () => {
    const { email } = await aPerson(services, center);
    const visit = aVisit(center);
    const person = { name: "Bo Lin", password };
    expect(await askForSignInLink(services, visit, unknown)).toEqual(
      await askForSignInLink(services, visit, email),
    );
    expect(await askForReset(services, visit, unknown)).toEqual(await askForReset(services, visit, email));
    const fresh = await signUp(services, visit, { ...person, email: "new@employer.example" });
    expect(await signUp(services, visit, { ...person, email })).toEqual(fresh);
  });

  test("mails nobody where no account has the address", async () => {
    await askForSignInLink(services, aVisit(center), unknown);
    await askForReset(services, aVisit(center), unknown);
    expect(await mailedLinks(services, unknown)).toEqual([]);
  });

  test("keeps the link encrypted in the outbox and leads to a page of the center that was open", async () => {
    const { email } = await aPerson(services, center);
    await askForSignInLink(
      services,
      aVisit(center, { origin: "https://harbor.example", next: "/staff/events" }),
      email,
    );
    const [link] = await mailedLinks(services, email);
    expect(link?.url).toMatch(
      /^https:\/\/harbor\.example\/sign-in\/link\/[\w-]{43}\?next=%2Fstaff%2Fevents$/,
    );
    const [, token = "none"] = /link\/([\w-]+)/.exec(link?.url ?? "") ?? [];
    expect(JSON.stringify(await services.db.select().from(outbox))).not.toContain(token);
    expect((await signInByLink(services, aVisit(center), token)).outcome).toBe("signed-in");
  });

  test("mails at most five links to one address in a quarter of an hour", async () => {
    const { email } = await aPerson(services, center);
    const results = await Promise.all(times(6, () => askForReset(services, aVisit(center), email)));
    expect(results.filter((result) => result.outcome === "limited")).toHaveLength(1);
    expect(await mailedLinks(services, email)).toHaveLength(5);
  });
});
