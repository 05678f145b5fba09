import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createToken, type TokenRequest } from "~/app/commands/create-token.server";
import { withdrawToken } from "~/app/commands/withdraw-token.server";
import { actorOfToken } from "~/app/http/find-actor.server";
import { listTokens } from "~/db/queries/tokens";
import { apiTokens, audit } from "~/db/schema";
import { aCenter, aDraft, anActor, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
});

const request = (more: Partial<TokenRequest> = {}): TokenRequest => ({
  actor: anActor(services, center.id, "admin"),
  label: "Sign at the entrance",
  role: "door",
  eventId: null,
  employerId: null,
  ...more,
});

async function aToken(more: Partial<TokenRequest> = {}) {
  const made = await createToken(services, request(more));
  if (made.outcome === "refused") throw new Error(made.reason);
  return made;
}

describe("an API token", () => {
  test("speaks for its role in its center", async () => {
    const { token, tokenId } = await aToken();
    expect(await actorOfToken(services, center.id, token)).toMatchObject({
      kind: "token",
      id: tokenId,
      role: "door",
    });
    const other = await aCenter(services);
    expect(await actorOfToken(services, other.id, token)).toBeNull();
  });

  test("carries the one event or employer it is limited to", async () => {
    const eventId = await aDraft(services, center);
    const door = await aToken({ eventId });
    expect(await actorOfToken(services, center.id, door.token)).toMatchObject({ eventId });
    const employer = await aToken({ role: "employer", employerId: center.employerId });
    expect(await actorOfToken(services, center.id, employer.token)).toMatchObject({
      employerId: center.employerId,
    });
  });

  test("is kept by its hash: no list shows it again", async () => {
    const { token } = await aToken();
    const kept = [
      await services.db.select().from(apiTokens),
      await listTokens(services.db, { centerId: center.id, locale: "en" }),
    ];
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("withdrawn is refused from the next request on, and its streams end", async () => {
    const actor = anActor(services, center.id, "admin");
    const { token, tokenId } = await aToken();
    expect(await withdrawToken(services, { actor, tokenId })).toEqual({ outcome: "withdrawn" });
    expect(await actorOfToken(services, center.id, token)).toBeNull();
    expect(services.live.announced).toContainEqual({
      kind: "access",
      centerId: center.id,
      holderId: tokenId,
    });
    expect(await withdrawToken(services, { actor, tokenId })).toMatchObject({ reason: "not-found" });
  });

  test("of another center is not withdrawn", async () => {
    const { token, tokenId } = await aToken();
    const other = await aCenter(services);
    const stranger = anActor(services, other.id, "admin");
    expect(await withdrawToken(services, { actor: stranger, tokenId })).toMatchObject({
      reason: "not-found",
    });
    expect(await actorOfToken(services, center.id, token)).not.toBeNull();
  });

  test.each([
    [
      "an event that is not the center's",
      { eventId: "00000000-0000-4000-8000-000000000000" },
      "eventId",
      "not-found",
    ],
    ["the role employer without an employer", { role: "employer" as const }, "employerId", "employer-needed"],
    [
      "an employer beside another role",
      { employerId: "00000000-0000-4000-8000-000000000000" },
      "employerId",
      "employer-not-wanted",
    ],
    [
      "an employer that is not the center's",
      { role: "employer" as const, employerId: "00000000-0000-4000-8000-000000000000" },
      "employerId",
      "not-found",
    ],
  ])("is not made for %s", async (_what, more, field, problem) => {
    expect(await createToken(services, request(more))).toMatchObject({ fields: [{ field, problem }] });
    expect(await listTokens(services.db, { centerId: center.id, locale: "en" })).toEqual([]);
  });

  test("is noted in the trail, without itself", async () => {
    const { token, tokenId } = await aToken();
    const rows = await services.db.select().from(audit).where(eq(audit.subjectId, tokenId));
    expect(rows).toMatchObject([{ subjectKind: "token", action: "made", to: "door" }]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
