import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  countAttempt,
  forgiveAttempt,
  limitRegistrationForm,
  limitSignIns,
} from "~/app/commands/count-attempt.server";
import { rateLimits } from "~/db/schema";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
});

const limit = { bucket: "tries of somebody", windowSeconds: 60, most: 3 };
const outcomes = async (attempts: Promise<{ outcome: string }>[]) =>
  (await Promise.all(attempts)).map((a) => a.outcome);
const times = <T>(count: number, work: () => Promise<T>) => Array.from({ length: count }, work);
const allowed = (list: string[]) => list.filter((outcome) => outcome === "allowed").length;

const aCenter = (ownNetworks: string[] = []) => ({ settings: { ownNetworks } });

describe("an attempt", () => {
  test("is allowed up to the limit and refused past it, with the seconds to wait", async () => {
    services.clock.advance(20_000);
    for (let turn = 0; turn < 3; turn++)
      expect(await countAttempt(services, limit)).toEqual({ outcome: "allowed" });
    expect(await countAttempt(services, limit)).toEqual({ outcome: "limited", retryAfterSeconds: 40 });
  });

  test("is counted anew in the next window by the injected clock", async () => {
    await Promise.all(times(5, () => countAttempt(services, limit)));
    services.clock.advance(60_000);
    expect(await countAttempt(services, limit)).toEqual({ outcome: "allowed" });
  });

  test("is counted exactly where many come at once", async () => {
    expect(allowed(await outcomes(times(40, () => countAttempt(services, limit))))).toBe(3);
  });

  test("does not count for another bucket", async () => {
    await Promise.all(times(4, () => countAttempt(services, limit)));
    expect(await countAttempt(services, { ...limit, bucket: "tries of another" })).toEqual({
      outcome: "allowed",
    });
  });

  test("that turned out well is taken back", async () => {
    await Promise.all(times(3, () => countAttempt(services, limit)));
    await forgiveAttempt(services, limit);
    expect(await countAttempt(services, limit)).toEqual({ outcome: "allowed" });
  });

  test("keeps a keyed hash, never the address", async () => {
    await countAttempt(services, { ...limit, bucket: "sign-in 203.0.113.9" });
    const rows = await services.db.select().from(rateLimits);
    expect(JSON.stringify(rows)).not.toContain("203.0.113.9");
    expect(rows[0]?.bucket).not.toBe(services.codes.hash("sign-in 203.0.113.9"));
  });

  test("clears away windows of the day before, now and then", async () => {
    await countAttempt(services, limit);
    services.clock.advance(25 * 60 * 60 * 1000);
    const drawing = { ...services, ids: { ...services.ids, number: () => 0 } };
    await countAttempt(drawing, { ...limit, bucket: "tries of another" });
    const rows = await services.db.select().from(rateLimits).where(eq(rateLimits.windowStart, noon));
    expect(rows).toEqual([]);
  });
});

describe("sign-ins from one address", () => {
  test("are 60 a minute: the 61st is refused", async () => {
    expect(allowed(await outcomes(times(61, () => limitSignIns(services, "203.0.113.9"))))).toBe(60);
  });

  test("are counted together for the addresses that one IPv6 subscriber has", async () => {
    await Promise.all(times(60, () => limitSignIns(services, "2001:db8:1:2::1")));
    expect((await limitSignIns(services, "2001:db8:1:2:ffff::9")).outcome).toBe("limited");
    expect((await limitSignIns(services, "2001:db8:1:3::1")).outcome).toBe("allowed");
  });
});

describe("the registration form from one address", () => {
  const post = (center = aCenter()) => limitRegistrationForm(services, center, "203.0.113.9");

  test("takes 300 in five minutes, all at once, and not the next", async () => {
    expect(allowed(await outcomes(times(301, () => post())))).toBe(300);
  });

  test("takes 1,000 in an hour", async () => {
    const taken: string[] = [];
    for (let window = 0; window < 4; window++) {
      taken.push(...(await outcomes(times(300, () => post()))));
      services.clock.advance(5 * 60_000);
    }
    expect(allowed(taken)).toBe(1000);
    expect(await post()).toEqual({ outcome: "limited", retryAfterSeconds: 40 * 60 });
  });

  test("has no limit from a network of the center", async () => {
    const center = aCenter(["198.51.100.0/24", "203.0.113.9"]);
    expect(allowed(await outcomes(times(320, () => post(center))))).toBe(320);
  });
});
