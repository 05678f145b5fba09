import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeTablePass } from "~/app/commands/make-table-pass.server";
import { lockInvitation } from "~/db/queries/invitations";
import { lockEvent } from "~/db/queries/locks";
import { findTable } from "~/db/queries/table-visits";
import { audit, devices, eventEmployers } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { anotherEmployerAt, aTablePass, aTablePhone, takeBackTable } from "~/tests/factories/tables";
import { until } from "~/tests/faults/processes";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let employerId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  employerId = await anotherEmployerAt(services, center, eventId, "Cedar Works");
});

const ofTable = () => ({ centerId: center.id, eventId, employerId });
const takeBack = () => takeBackTable(services, center, eventId, employerId);
const signedIn = (of = employerId) =>
  services.db.$count(devices, and(eq(devices.employerId, of), isNull(devices.revokedAt)));
const isWaiting = async () => {
  const waiting = await services.sql`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
};

describe("a table that is taken back", () => {
  test("takes its own links and phones along, told and written down one by one", async () => {
    const { deviceId, passId } = await aTablePhone(services, center, eventId, employerId);
    const host = await aTablePhone(services, center, eventId);
    const told: unknown[] = [];
    const stop = services.live.subscribe((change) => told.push(change));
    await takeBack();
    await until("the phone is told", async () =>
      told.some((change) => JSON.stringify(change)?.includes(deviceId)),
    );
    stop();
    expect(await signedIn()).toBe(0);
    expect(await signedIn(center.employerId)).toBe(1);
    expect(JSON.stringify(told)).not.toContain(host.deviceId);
    const trail = await services.db
      .select({ subjectId: audit.subjectId })
      .from(audit)
      .where(and(eq(audit.centerId, center.id), eq(audit.action, "withdrawn")));
    expect(trail.map(({ subjectId }) => subjectId).sort()).toEqual([deviceId, passId].sort());
  });

  test("takes a phone along that was just coming in", async () => {
    const { passId, token } = await aTablePass(services, center, eventId, { employerId });
    const tokenHash = services.codes.hash(token);
    let takingBack: Promise<void> | undefined;
    await services.db.transaction(async (tx) => {
      await lockInvitation(tx, { centerId: center.id, tokenHash });
      takingBack = takeBack();
      await until("the step waits for the pass", isWaiting);
      await tx.insert(devices).values({
        ...{ ...ofTable(), id: services.ids.uuid(), invitationId: passId, role: "table", label: "Nia" },
        ...{ credentialHash: "none", createdAt: noon, expiresAt: noon, uploadsUntil: noon },
      });
    });
    await takingBack;
    expect(await signedIn()).toBe(0);
  });

  test("gets no pass that was asked for just before; without the event's row it would", async () => {
    const request = { actor: center.staff, center, ...ofTable(), passId: services.ids.uuid() };
    let making: ReturnType<typeof makeTablePass> | undefined;
    await services.db.transaction(async (tx) => {
      await lockEvent(tx, ofTable());
      await tx
        .update(eventEmployers)
        .set({ standing: "withdrawn" })
        .where(and(eq(eventEmployers.centerId, center.id), eq(eventEmployers.employerId, employerId)));
      expect(await findTable(services.db, ofTable())).not.toBeNull();
      making = makeTablePass(services, request);
      await until("the pass waits for the event", isWaiting);
    });
    expect(await making).toMatchObject({ reason: "not-found" });
  });
});
