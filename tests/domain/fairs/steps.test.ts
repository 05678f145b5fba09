import { describe, expect, test } from "vitest";
import type { Side } from "~/app/domain/events/steps";
import { type TableStanding, tableStandings } from "~/app/domain/fairs/standing";
import { type FairFacts, type TableStepName, tableSteps, takeTableStep } from "~/app/domain/fairs/steps";

const at = (hours: string) => new Date(`2026-12-05T${hours}:00.000Z`);
const aFair = (values: Partial<FairFacts> = {}): FairFacts => ({
  type: "job-fair",
  status: "published",
  startsAt: at("18:00"),
  endsAt: at("22:00"),
  applicationsCloseAt: at("12:00"),
  ...values,
});
const vetted = { vettedAt: at("00:00") };

type Row = [rule: string, from: TableStanding | null, name: TableStepName, by: Side, to: TableStanding];

const rows: Row[] = [
  ["staff invite an employer that is not at the event", null, "invite", "staff", "invited"],
  ["staff invite again whom they declined", "declined", "invite", "staff", "invited"],
  ["staff invite again who withdrew", "withdrawn", "invite", "staff", "invited"],
  ["an employer applies to a fair", null, "apply", "employer", "applied"],
  ["an employer that withdrew applies again", "withdrawn", "apply", "employer", "applied"],
  ["an employer accepts its invitation", "invited", "accept", "employer", "accepted"],
  ["staff accept who applied", "applied", "accept", "staff", "accepted"],
  ["staff accept for an employer that says yes by phone", "invited", "accept", "staff", "accepted"],
  ["an employer says no to its invitation", "invited", "decline", "employer", "declined"],
  ["an employer takes its application back", "applied", "withdraw", "employer", "withdrawn"],
  ["an employer with a table steps back", "accepted", "withdraw", "employer", "withdrawn"],
  ["staff take an invitation back", "invited", "withdraw", "staff", "withdrawn"],
];
const withReason: Row[] = [
  ["staff decline who applied, and say why", "applied", "decline", "staff", "declined"],
  ["staff take a table back, and say why", "accepted", "withdraw", "staff", "withdrawn"],
];

const take = (
  [, standing, name, by]: Row,
  more: { reason?: string; fair?: FairFacts; isHost?: boolean; vettedAt?: Date | null; now?: Date } = {},
) => {
  const {
    reason = null,
    fair = aFair(),
    isHost = false,
    vettedAt = vetted.vettedAt,
    now = at("10:00"),
  } = more;
  return takeTableStep({ fair, at: { standing, isHost }, employer: { vettedAt }, by, name, reason }, now);
};

describe("an employer's way to a table", () => {
  test.each(rows)("%s", (...row) => {
    expect(take(row)).toEqual({ outcome: "allowed", to: row[4] });
  });

  test.each(withReason)("%s", (...row) => {
    expect(take(row)).toEqual({ outcome: "refused", reason: "reason-required" });
    expect(take(row, { reason: "  " })).toEqual({ outcome: "refused", reason: "reason-required" });
    expect(take(row, { reason: "No room" })).toEqual({ outcome: "allowed", to: row[4] });
  });

  test("has no other step", () => {
    const known = [...rows, ...withReason].map(([, from, name, by]) => `${from} ${name} ${by}`);
    const found = [null, ...tableStandings].flatMap((standing) =>
      (["staff", "employer"] as const).flatMap((by) =>
        tableSteps(aFair(), { standing, isHost: false }, by, at("10:00")).map(
          ({ name }) => `${standing} ${name} ${by}`,
        ),
      ),
    );
    expect(found.sort()).toEqual(known.sort());
  });

  test("leads by an invitation to the staff's answer first, where they have to look at flags", () => {
    const taking = (by: Side, openFlags: number) =>
      takeTableStep(
        {
          ...{ fair: aFair(), at: { standing: "invited", isHost: false }, employer: vetted },
          ...{ by, name: "accept", reason: null, openFlags },
        },
        at("10:00"),
      );
    expect(taking("employer", 1)).toEqual({ outcome: "allowed", to: "applied" });
    expect(taking("employer", 0)).toEqual({ outcome: "allowed", to: "accepted" });
    expect(taking("staff", 1)).toEqual({ outcome: "allowed", to: "accepted" });
  });

  test("is not the host's, whose table stands with the event", () => {
    for (const row of [...rows, ...withReason]) {
      expect(take(row, { isHost: true, reason: "x" })).toMatchObject({ reason: "standing-differs" });
    }
    expect(tableSteps(aFair(), { standing: "accepted", isHost: true }, "employer", at("10:00"))).toEqual([]);
  });

  test("leads to a table for vetted employers alone, who may apply before they are vetted", () => {
    const refused = rows.filter((row) => take(row, { vettedAt: null }).outcome === "refused");
    expect(refused.map(([, , name]) => name)).toEqual([
      "invite",
      "invite",
      "invite",
      "accept",
      "accept",
      "accept",
    ]);
    for (const row of refused)
      expect(take(row, { vettedAt: null })).toMatchObject({ reason: "employer-not-vetted" });
  });
});

const step = (name: TableStepName, by: Side): Row => {
  const row = [...rows, ...withReason].find((one) => one[2] === name && one[3] === by);
  if (row === undefined) throw new Error(`no step ${name} by ${by}`);
  return row;
};

describe("what the event says", () => {
  test.each(["draft", "submitted", "needs-info", "declined", "cancelled", "closed"] as const)(
    "no employer comes or goes where the event is %s",
    (status) => {
      for (const row of [...rows, ...withReason]) {
        expect(take(row, { fair: aFair({ status }), reason: "x" })).toMatchObject({
          reason: "standing-differs",
        });
      }
    },
  );

  test("before it is public staff invite and employers answer, and nobody applies", () => {
    const fair = aFair({ status: "approved" });
    expect(take(step("invite", "staff"), { fair }).outcome).toBe("allowed");
    expect(take(step("accept", "employer"), { fair }).outcome).toBe("allowed");
    expect(take(step("apply", "employer"), { fair })).toMatchObject({ reason: "standing-differs" });
  });

  test("a hiring event has guests, but takes no applications", () => {
    const fair = aFair({ type: "hiring-event" });
    expect(take(step("invite", "staff"), { fair }).outcome).toBe("allowed");
    expect(take(step("apply", "employer"), { fair })).toMatchObject({ reason: "standing-differs" });
  });

  test.each(["info-session", "workshop"] as const)("a %s has no tables", (type) => {
    expect(take(step("invite", "staff"), { fair: aFair({ type }) })).toMatchObject({
      reason: "standing-differs",
    });
  });
});

describe("until when", () => {
  test("applications are taken until they close", () => {
    const apply = step("apply", "employer");
    expect(take(apply, { now: at("11:59") }).outcome).toBe("allowed");
    expect(take(apply, { now: at("12:00") })).toMatchObject({ reason: "applications-closed" });
  });

  test.each([null, at("20:00")])(
    "applications end as the fair begins (closing at %s)",
    (applicationsCloseAt) => {
      const [apply, fair] = [step("apply", "employer"), aFair({ applicationsCloseAt })];
      expect(take(apply, { fair, now: at("17:59") }).outcome).toBe("allowed");
      expect(take(apply, { fair, now: at("18:00") })).toMatchObject({ reason: "applications-closed" });
    },
  );

  test.each<[TableStepName, Side]>([
    ["invite", "staff"],
    ["accept", "staff"],
    ["decline", "employer"],
    ["decline", "staff"],
    ["withdraw", "employer"],
    ["withdraw", "staff"],
  ])("%s is for %s to say until the event ends, whenever applications closed", (name, by) => {
    for (const row of [...rows, ...withReason].filter((one) => one[2] === name && one[3] === by)) {
      expect(take(row, { now: at("21:59"), reason: "x" }).outcome).toBe("allowed");
      expect(take(row, { now: at("22:00"), reason: "x" })).toMatchObject({ reason: "event-over" });
    }
  });

  test("an invitation can be taken until the event begins, by staff until it ends", () => {
    expect(take(step("accept", "employer"), { now: at("17:59") }).outcome).toBe("allowed");
    expect(take(step("accept", "employer"), { now: at("18:00") })).toMatchObject({ reason: "event-over" });
    expect(take(step("accept", "staff"), { now: at("21:59") }).outcome).toBe("allowed");
    expect(take(step("accept", "staff"), { now: at("22:00") })).toMatchObject({ reason: "event-over" });
  });

  test("the steps that a page offers are those that are open now", () => {
    const names = (now: Date) =>
      tableSteps(aFair(), { standing: "invited", isHost: false }, "employer", now).map(({ name }) => name);
    expect(names(at("17:59"))).toEqual(["accept", "decline"]);
    expect(names(at("18:00"))).toEqual(["decline"]);
    expect(names(at("22:00"))).toEqual([]);
  });
});
