import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addWageFloor, removeWageFloor } from "~/app/commands/change-wage-floors.server";
import { decideFlag, type FlagToDecide } from "~/app/commands/decide-flag.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import { flagsOf, openFlags } from "~/app/domain/flags/flags-of";
import { findEventDetail } from "~/db/queries/event-detail";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { listFlagMaterial } from "~/db/queries/flags";
import { audit, employers, flagDecisions, openings, outbox } from "~/db/schema";
import { aCenter, aDraft, anActor, anOpening, type TestCenter } from "../factories/center";
import { anEmployerPerson, aRequest, type TestEmployer } from "../factories/employer";
import {
  aFair,
  aFairEmployer,
  anApplication,
  anInvitation,
  aTable,
  type TestFairEmployer,
} from "../factories/fairs";
import { aPerson } from "../factories/people";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
let employer: TestEmployer;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  employer = await anEmployerPerson(services, center);
  eventId = await aRequest(services, center, employer, { isSubmitted: true, openings: [noFelons] });
});

const noFelons = anOpening({ minimumQualifications: "No felons" });
const flags = async (of = eventId) => {
  const [material] = await listFlagMaterial(services.db, { centerId: center.id, eventIds: [of] });
  return material === undefined ? [] : flagsOf(material);
};
const theFlag = async () => {
  const [flag] = await flags();
  if (flag === undefined) throw new Error("nothing is flagged");
  return flag;
};
const decide = async (more: Partial<FlagToDecide> = {}) => {
  const { kind, digest } = await theFlag();
  const of = { actor: center.staff, eventId, decisionId: services.ids.uuid(), kind, digest, seen: 0 };
  return decideFlag(services, { ...of, decision: "cleared", reason: "It is a quote.", ...more });
};

describe("an event's flags", () => {
  test("are of its openings and employers, without a row of their own", async () => {
    expect(await flags()).toMatchObject([
      { kind: "fair-chance", about: "Warehouse associate", found: "No felons" },
    ]);
  });

  test("are of the agency's opening that names no client", async () => {
    await services.db.update(employers).set({ isAgency: true }).where(eq(employers.id, employer.employerId));
    expect((await flags()).map(({ kind }) => kind)).toEqual(["fair-chance", "client-unnamed"]);
    await services.db.update(openings).set({ clientName: "Harborline" }).where(eq(openings.eventId, eventId));
    expect((await flags()).map(({ kind }) => kind)).toEqual(["fair-chance"]);
  });

  test("are of an employer that was seen with a declined one", async () => {
    const other = await anEmployerPerson(services, center, "Quick Cash");
    const of = { actor: center.staff, centerId: center.id, employerId: other.employerId };
    await vetEmployer(services, { ...of, to: "declined", reason: "A fee" });
    expect(await flags()).toContainEqual(
      expect.objectContaining({ kind: "declined-employer", openingId: null, about: "Three Ovens Bakery" }),
    );
  });

  test("are of pay under a floor that an admin entered, until it is removed", async () => {
    const floorId = services.ids.uuid();
    const of = { actor: center.staff, centerId: center.id, floorId };
    const floor = {
      fromDate: "2026-07-01",
      hourlyCents: 2200,
      areaWords: ["Terminal Road"],
      source: "Order 7",
    };
    const add = () => addWageFloor(services, { ...of, floor });
    await Promise.all([add(), add()]);
    await add();
    expect(await flags()).toContainEqual(
      expect.objectContaining({ kind: "pay-below-floor", source: "Order 7" }),
    );
    expect(await services.db.$count(audit, eq(audit.action, "wage floor added"))).toBe(1);
    await removeWageFloor(services, of);
    await removeWageFloor(services, of);
    expect((await flags()).map(({ kind }) => kind)).toEqual(["fair-chance"]);
  });

  test("at a fair are of those who ask for a table, until they come no more", async () => {
    const fairId = await aFair(services, center);
    const guest = await aFairEmployer(services, center);
    await anApplication(services, center, fairId, guest, { openings: [noFelons] });
    expect(await flags(fairId)).toMatchObject([{ kind: "fair-chance", found: "No felons" }]);
    const step = { actor: center.staff, center, eventId: fairId, employerId: guest.employerId } as const;
    await takeTableStep(services, { ...step, name: "decline", reason: "All tables are given out" });
    expect(await flags(fairId)).toEqual([]);
  });

  test("are none of another center's", async () => {
    const other = await aCenter(services);
    expect(await listFlagMaterial(services.db, { centerId: other.id, eventIds: [eventId] })).toEqual([]);
  });
});

describe("a decision on a flag", () => {
  test("keeps what was decided, by whom, why, and the words that it was about", async () => {
    expect(await decide()).toEqual({ outcome: "decided" });
    expect((await theFlag()).decisions).toMatchObject([
      { decision: "cleared", reason: "It is a quote.", turn: 1, at: noon },
    ]);
    const [row] = await services.db.select().from(flagDecisions).where(eq(flagDecisions.eventId, eventId));
    expect(row).toMatchObject({ by: center.staff.id });
    expect(row?.lookedAt).toContain("No felons");
    const [trail] = await services.db.select().from(audit).where(eq(audit.action, "flag decided")).limit(1);
    expect(trail).toMatchObject({ from: "fair-chance", to: "cleared", reason: "It is a quote." });
  });

  test("that is posted twice, also at once, is one", async () => {
    const decisionId = services.ids.uuid();
    const both = await Promise.all([decide({ decisionId }), decide({ decisionId })]);
    expect(both).toEqual([{ outcome: "decided" }, { outcome: "decided" }]);
    expect(await decide({ decisionId })).toEqual({ outcome: "decided" });
    expect((await theFlag()).decisions).toHaveLength(1);
  });

  test("may be another one later, and the first stays", async () => {
    await decide();
    expect(await decide({ seen: 1, decision: "upheld", reason: "It is none." })).toEqual({
      outcome: "decided",
    });
    expect((await theFlag()).decisions).toMatchObject([{ decision: "upheld" }, { decision: "cleared" }]);
  });

  test("of somebody who has not seen the last one is refused", async () => {
    await decide();
    expect(await decide({ decision: "upheld" })).toEqual({ outcome: "refused", reason: "already-settled" });
  });

  test("stays where the form is saved without a change, and is asked anew where the words change", async () => {
    await decide();
    const edit = (minimumQualifications: string) =>
      editEvent(services, {
        actor: center.staff,
        center,
        eventId,
        patch: { openings: [{ ...noFelons, minimumQualifications }, anOpening({ title: "Picker" })] },
        reason: null,
      });
    await edit("No felons");
    expect(openFlags(await flags())).toEqual([]);
    await edit("No felons, please");
    expect(openFlags(await flags())).toHaveLength(1);
  });

  test("on words that are not there any more is refused", async () => {
    const { kind } = await theFlag();
    expect(await decide({ kind, digest: "0" })).toEqual({ outcome: "refused", reason: "flag-changed" });
    expect(await decide({ eventId: services.ids.uuid() })).toEqual({
      outcome: "refused",
      reason: "not-found",
    });
  });

  test("is never rewritten or deleted", async () => {
    await decide();
    const of = eq(flagDecisions.eventId, eventId);
    await expect(services.db.update(flagDecisions).set({ reason: "x" }).where(of)).rejects.toThrow();
    await expect(services.db.delete(flagDecisions).where(of)).rejects.toThrow();
  });
});

describe("two of the staff who decide one flag at once", () => {
  const race = () =>
    Promise.all(
      Array.from({ length: 6 }, (_, n) => decide({ decision: n % 2 === 0 ? "cleared" : "upheld" })),
    );

  test("are one: all others are told that it is decided", async () => {
    const results = await race();
    expect(results.filter(({ outcome }) => outcome === "decided")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "refused")).toHaveLength(5);
    expect((await theFlag()).decisions).toHaveLength(1);
  });

  test("control: without the unique turn, several are kept", async () => {
    await services.db.execute(sql`drop index flag_decisions_turn`);
    try {
      let most = 0;
      for (let turn = 0; turn < 5 && most < 2; turn++) {
        eventId = await aRequest(services, center, employer, {
          isSubmitted: true,
          roomId: null,
          openings: [noFelons],
        });
        await race();
        most = (await theFlag()).decisions.length;
      }
      expect(most).toBeGreaterThan(1);
    } finally {
      await services.db.execute(sql`truncate flag_decisions`);
      await services.db.execute(
        sql`create unique index flag_decisions_turn on flag_decisions (center_id, event_id, kind, digest, turn)`,
      );
    }
  });
});

describe("an approval", () => {
  const approve = (acceptedFlags?: number | null) =>
    takeEventStep(services, {
      ...{ actor: center.staff, center, eventId, to: "approved", reason: null },
      acceptedFlags,
    });

  test("with a flag that nobody decided asks for its number", async () => {
    expect(await approve(null)).toEqual({ outcome: "refused", reason: "flags-open" });
    expect(await approve(2)).toEqual({ outcome: "refused", reason: "flags-open" });
    expect(await approve(1)).toEqual({ outcome: "taken", status: "approved" });
  });

  test.each(["cleared", "upheld"] as const)("asks nothing once the flag is %s", async (decision) => {
    await decide({ decision });
    expect(await approve(null)).toEqual({ outcome: "taken", status: "approved" });
  });

  test("by a program, which has no page to ask on, is not asked", async () => {
    expect(await approve()).toEqual({ outcome: "taken", status: "approved" });
  });

  test("is not enough for employers that came after it: the publication asks anew", async () => {
    const fairId = await aFair(services, center, { isDraft: true });
    const to = (status: "approved" | "published", acceptedFlags: number | null) =>
      takeEventStep(services, {
        ...{ actor: center.staff, center, eventId: fairId, to: status, reason: null },
        acceptedFlags,
      });
    await to("approved", null);
    const guest = await aFairEmployer(services, center);
    await anInvitation(services, center, fairId, guest.employerId);
    await aTable(services, center, fairId, guest, { openings: [noFelons] });
    expect(await to("published", null)).toEqual({ outcome: "refused", reason: "flags-open" });
    expect(await to("published", 1)).toEqual({ outcome: "taken", status: "published" });
  });

  test("that publishes a draft of the staff's own at once asks too", async () => {
    eventId = await aDraft(services, center, { openings: [noFelons] });
    const publish = { actor: anActor(services, center.id, "staff"), center, eventId, reason: null };
    const at = (acceptedFlags: number | null) =>
      takeEventStep(services, { ...publish, to: "published", acceptedFlags });
    expect(await at(null)).toEqual({ outcome: "refused", reason: "flags-open" });
    expect(await at(1)).toEqual({ outcome: "taken", status: "published" });
  });
});

describe("an employer at a fair", () => {
  let fairId: string;
  let guest: TestFairEmployer;
  beforeEach(async () => {
    fairId = await aFair(services, center);
    guest = await aFairEmployer(services, center);
  });
  const standing = async () => {
    const of = { centerId: center.id, eventId: fairId, employerId: guest.employerId };
    return (await findFairEmployer(services.db, of))?.standing;
  };
  const isPublic = async () => {
    const event = await findEventDetail(services.db, { centerId: center.id, eventId: fairId });
    return event?.openings.length === 1;
  };
  const accept = (acceptedFlags?: number | null) =>
    takeTableStep(services, {
      ...{ actor: center.staff, center, eventId: fairId, employerId: guest.employerId },
      ...{ name: "accept", reason: null, acceptedFlags },
    });
  const enter = (openings = [noFelons]) => anApplication(services, center, fairId, guest, { openings });
  const clear = async () => {
    const [flag] = await flags(fairId);
    return decide({ eventId: fairId, ...(flag && { kind: flag.kind, digest: flag.digest }) });
  };

  test("is accepted with flags that nobody decided by their number alone", async () => {
    await enter();
    for (const number of [null, 2]) {
      expect(await accept(number)).toEqual({ outcome: "refused", reason: "flags-open" });
    }
    expect([await standing(), await isPublic()]).toEqual(["applied", false]);
    expect(await accept(1)).toEqual({ outcome: "taken", standing: "accepted" });
    expect(await isPublic()).toBe(true);
  });

  test("is asked of for its own flags, and for none of another's or once they are decided", async () => {
    const other = await aFairEmployer(services, center, "Other");
    await anApplication(services, center, fairId, other, { openings: [noFelons, anOpening()] });
    await enter([anOpening({ title: "Cook" })]);
    expect(await accept(null)).toMatchObject({ outcome: "taken" });
    await clear();
    const of = { actor: center.staff, center, eventId: fairId, employerId: other.employerId } as const;
    const taken = takeTableStep(services, { ...of, name: "accept", reason: null, acceptedFlags: null });
    expect(await taken).toMatchObject({ outcome: "taken" });
  });

  test("that a program accepts is not asked of", async () => {
    await enter();
    expect(await accept()).toMatchObject({ outcome: "taken" });
  });

  test("that takes its invitation with flagged openings waits for staff, who hear that it asks", async () => {
    await aPerson(services, center, "staff");
    await anInvitation(services, center, fairId, guest.employerId);
    await enter();
    expect([await standing(), await isPublic()]).toEqual(["applied", false]);
    const asked = and(eq(outbox.centerId, center.id), eq(outbox.kind, "fair-applied"));
    expect(await services.db.$count(outbox, asked)).toBe(1);
    expect(await accept(null)).toEqual({ outcome: "refused", reason: "flags-open" });
  });

  test("whose flags staff have decided takes its invitation at once", async () => {
    await enter();
    await clear();
    const step = { actor: center.staff, center, eventId: fairId, employerId: guest.employerId } as const;
    await takeTableStep(services, { ...step, name: "decline", reason: "Not this year" });
    await anInvitation(services, center, fairId, guest.employerId);
    await enter();
    expect(await standing()).toBe("accepted");
  });
});
