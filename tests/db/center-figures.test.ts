import { afterAll, beforeAll, expect, test } from "vitest";
import { findCenterFigures } from "~/db/queries/center-figures";
import { bookings, inquiries, inquiryCategories, partners, referrals, slots } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let other: TestCenter;

const period = {
  firstDay: "2026-11-01",
  lastDay: "2026-11-30",
  from: new Date("2026-11-01T07:00:00Z"),
  until: new Date("2026-12-01T08:00:00Z"),
};
const uuid = () => services.ids.uuid();

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  other = await aCenter(services);
  for (const each of [center, other]) await fill(each);
});
afterAll(() => services.drop());

/** Rows on the period's edges, and beside each what it leaves out. */
async function fill(of: TestCenter): Promise<void> {
  const { db } = services;
  const at = { centerId: of.id, branchId: of.branchId };
  const categoryId = uuid();
  await db
    .insert(inquiryCategories)
    .values({ ...{ centerId: of.id, id: categoryId }, key: "resume", name: "Resume", position: 1 });
  const asked = {
    ...at,
    categoryId,
    channel: "in-person",
    source: "desk",
    by: "x",
    answeredAt: noon,
    receivedAt: noon,
  } as const;
  await db.insert(inquiries).values([
    { ...asked, id: uuid(), answeredOn: "2026-11-01", count: 3 },
    { ...asked, id: uuid(), answeredOn: "2026-11-30", count: 2 },
    { ...asked, id: uuid(), answeredOn: "2026-10-31" },
    { ...asked, id: uuid(), answeredOn: "2026-12-01" },
    { ...asked, id: uuid(), answeredOn: "2026-11-15", undoneAt: noon },
  ]);
  const partnerId = uuid();
  await db.insert(partners).values({
    centerId: of.id,
    id: partnerId,
    kind: "training",
    name: "School",
    languages: [],
    createdAt: noon,
  });
  const referral = { ...at, partnerId, kind: "training", madeBy: "x", madeAt: noon } as const;
  await db.insert(referrals).values([
    { ...referral, id: uuid(), code: "00000001", state: "made", madeOn: "2026-11-02" },
    {
      ...referral,
      id: uuid(),
      code: "00000002",
      state: "served",
      madeOn: "2026-10-02",
      servedOn: "2026-11-30",
    },
  ]);
  const slot = {
    ...at,
    kind: "appointment",
    counselor: "Ana",
    seats: 1,
    place: "Desk",
    createdAt: noon,
  } as const;
  for (const [startsAt, presence] of [
    [period.from, "kept"],
    [new Date("2026-11-20T18:00:00Z"), null],
    [period.until, "kept"],
  ] as const) {
    const endsAt = new Date(startsAt.getTime() + 1_800_000);
    const slotId = uuid();
    await db.insert(slots).values({ ...slot, id: slotId, startsAt, endsAt });
    const held = `[${startsAt.toISOString()},${endsAt.toISOString()})`;
    await db.insert(bookings).values({
      centerId: of.id,
      id: uuid(),
      slotId,
      status: "booked",
      seat: 1,
      held,
      presence,
      createdAt: noon,
    });
  }
}

test("a center's figures are those of its days, its own alone, without what was taken back", async () => {
  expect(await findCenterFigures(services.db, { centerId: center.id, ...period })).toEqual({
    events: 0,
    attended: 0,
    walkIns: 0,
    inquiries: 5,
    referralsMade: 1,
    referralsServed: 1,
    appointmentsBooked: 2,
    appointmentsKept: 1,
  });
});
