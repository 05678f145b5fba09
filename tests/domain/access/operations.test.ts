import { describe, expect, test } from "vitest";
import { mayDo, type Operation, operations } from "~/app/domain/access/operations";
import type { Actor, ActorRole } from "~/app/domain/access/roles";

function anActor(role: ActorRole, values: Partial<Actor> = {}): Actor {
  const employerId = role === "employer" || role === "table" ? "acme" : undefined;
  return { kind: "person", id: "1", centerId: "center", role, employerId, ...values };
}

const allOperations = Object.keys(operations).filter((name): name is Operation => name in operations);
const allowedTo = (actor: Actor | null) => allOperations.filter((operation) => mayDo(actor, operation));

const everybody: Operation[] = [
  "center.privacy",
  "device.sign-in",
  "employer.sign-up",
  "event.browse",
  "invitation.accept",
  "openapi.read",
  "partner.browse",
  "registration.manage",
  "registration.sign-up",
  "report.read-public",
  "resource.browse",
  "session.create",
  "table.join",
  "ticket.show",
];
const door: Operation[] = [
  "account.open",
  "attendance.read",
  "door.open",
  "event.list",
  "event.read",
  "roster.load",
  "scan.record",
  "scan.undo",
  "ticket.search",
  "walk-in.record",
];
const staff: Operation[] = [
  "accommodation.list",
  "accommodation.settle",
  "announcement.send",
  "appointment.book",
  "appointment.list",
  "appointment.offer",
  "audit.read",
  "booking.change",
  "branch.create",
  "branch.list",
  "calendar.read",
  "conflict.list",
  "conflict.settle",
  "device.create",
  "device.list",
  "device.withdraw",
  "door.name",
  "employer.change",
  "employer.create",
  "employer.list",
  "employer.read",
  "employer.vet",
  "event.approve",
  "event.ask",
  "event.cancel",
  "event.close",
  "event.copy",
  "event.create",
  "event.decline",
  "event.edit",
  "event.postpone",
  "event.publish",
  "event.translate",
  "fair.change",
  "fair.decide",
  "fair.invite",
  "fair.mark",
  "fair.read",
  "figures.read",
  "flag.decide",
  "floor-plan.change",
  "inquiry.list",
  "inquiry.log",
  "inquiry.sample",
  "inquiry.undo",
  "language.read",
  "language.review",
  "mail.read",
  "mail.resend",
  "offer.answer",
  "opening.change",
  "opening.list",
  "outcome.link",
  "outcome.list",
  "outcome.record",
  "paper-night.enter",
  "partner.change",
  "partner.list",
  "queue.read",
  "referral.create",
  "referral.import",
  "referral.list",
  "referral.mark",
  "registration.cancel",
  "registration.correct",
  "registration.create",
  "registration.forget",
  "registration.list",
  "registration.print",
  "registration.reissue",
  "registration.return",
  "report.read",
  "resource.change",
  "resource.list",
  "room.create",
  "room.list",
  "roster.print",
  "scan.override",
  "scan.undo-any",
  "sharing.record",
  "slot.offer",
  "slot.read",
  "survey.read",
  "table.count",
  "table.invite",
  "table.withdraw",
  "template.change",
  "thread.read",
  "thread.settle",
  "thread.write",
  "waiting-line.run",
];
const admin: Operation[] = [
  "branch.change",
  "inquiry-category.change",
  "inquiry.import",
  "mail.test",
  "member.change",
  "member.invite",
  "member.list",
  "member.withdraw",
  "report.plan",
  "report.publish",
  "retention.change",
  "retention.read",
  "room.change",
  "settings.change",
  "settings.read",
  "token.create",
  "token.list",
  "token.withdraw",
  "wage-floor.change",
  "webhook.change",
  "webhook.create",
  "webhook.list",
  "webhook.remove",
];
const employer: Operation[] = [
  "account.open",
  "attendance.read",
  "branch.list",
  "employer.change",
  "employer.read",
  "event.cancel",
  "event.copy",
  "event.create",
  "event.edit",
  "event.list",
  "event.read",
  "event.submit",
  "fair.apply",
  "fair.browse",
  "fair.leave",
  "opening.change",
  "opening.list",
  "room.list",
  "sharing.download",
  "sharing.read",
  "slot.offer",
  "slot.read",
  "table.ask",
  "table.invite",
  "table.note",
  "table.withdraw",
  "thread.read",
  "thread.write",
];

const kiosk: Operation[] = ["kiosk.check-in", "kiosk.open", "kiosk.register", "kiosk.survey"];
const table: Operation[] = ["table.note", "table.open", "table.record"];
const installation: Operation[] = [
  "center.archive",
  "center.compare",
  "center.create",
  "center.export",
  "center.list",
  "center.move",
  "installation-admin.list",
  "installation-admin.name",
  "installation-admin.remove",
  "installation-trail.read",
];

describe("what each role may do", () => {
  test.each<[string, Actor | null, Operation[]]>([
    ["whoever is not signed in uses the public pages", null, everybody],
    ["the door scans", anActor("door"), [...everybody, ...door]],
    [
      "staff run the center's events, and may what the door may",
      anActor("staff"),
      [...everybody, ...door, ...staff],
    ],
    [
      "an admin sets the center up, and may what staff may",
      anActor("admin"),
      [...everybody, ...door, ...staff, ...admin],
    ],
    ["an employer asks for events and sees its own", anActor("employer"), [...everybody, ...employer]],
    [
      "a kiosk lets visitors check in, register and say how it was",
      anActor("kiosk"),
      [...everybody, ...kiosk],
    ],
    ["a table's phone asks visitors and notes", anActor("table"), [...everybody, ...table]],
    [
      "an admin of all centers makes, closes and compares them, and reads nothing of any",
      anActor("installation"),
      [...everybody, ...installation],
    ],
  ])("%s", (_rule, actor, expected) => {
    expect(allowedTo(actor)).toEqual([...expected].sort());
  });

  test("every operation is somebody's", () => {
    const people = [...everybody, ...door, ...staff, ...admin, ...employer, ...installation];
    const known = new Set([...people, ...kiosk, ...table]);
    expect(allOperations.filter((operation) => !known.has(operation))).toEqual([]);
  });
});

describe("an employer", () => {
  const acme = anActor("employer");

  test("reaches its own", () => {
    expect(mayDo(acme, "event.edit", { eventId: "1", employerId: "acme" })).toBe(true);
  });

  test("does not reach another employer's", () => {
    expect(mayDo(acme, "event.edit", { eventId: "1", employerId: "other" })).toBe(false);
  });

  test("reaches nothing that is named where it speaks for nobody", () => {
    expect(mayDo(anActor("employer", { employerId: undefined }), "event.read", { employerId: "acme" })).toBe(
      false,
    );
  });

  test("is bound so alone: staff reach every employer's", () => {
    expect(mayDo(anActor("staff"), "event.edit", { employerId: "acme" })).toBe(true);
  });
});

describe("a credential for one event", () => {
  const pass = anActor("staff", { kind: "token", eventId: "fair" });

  test("works within its event", () => {
    expect(mayDo(pass, "scan.record", { eventId: "fair" })).toBe(true);
  });

  test("does not work at another event", () => {
    expect(mayDo(pass, "scan.record", { eventId: "other" })).toBe(false);
  });

  test("does nothing for the whole center, even with the role of an admin", () => {
    const atCenter = allowedTo(anActor("admin", { eventId: "fair" }));
    const beyond: Operation[] = [
      ...admin,
      "appointment.book",
      "appointment.list",
      "appointment.offer",
      "audit.read",
      "branch.create",
      "branch.list",
      "calendar.read",
      "device.create",
      "device.list",
      "device.withdraw",
      "employer.change",
      "employer.create",
      "employer.list",
      "employer.read",
      "employer.vet",
      "event.copy",
      "event.create",
      "inquiry.list",
      "inquiry.log",
      "inquiry.sample",
      "inquiry.undo",
      "language.read",
      "language.review",
      "partner.change",
      "partner.list",
      "queue.read",
      "referral.create",
      "referral.import",
      "referral.list",
      "referral.mark",
      "report.read",
      "resource.change",
      "resource.list",
      "room.create",
      "room.list",
      "template.change",
      "waiting-line.run",
    ];
    const within = [...everybody, ...door, ...staff].filter((operation) => !beyond.includes(operation));
    expect(atCenter).toEqual(within.sort());
  });

  test("submits its employer's event", () => {
    expect(mayDo(anActor("employer", { eventId: "fair" }), "event.submit", { eventId: "fair" })).toBe(true);
  });

  test("opens the public pages like everybody", () => {
    expect(mayDo(pass, "event.browse", { eventId: "other" })).toBe(true);
  });
});

describe("a kiosk", () => {
  const tablet = anActor("kiosk", { kind: "device", eventId: "fair" });

  test("does what it may at its own event alone", () => {
    const reach = (eventId: string) => kiosk.filter((operation) => mayDo(tablet, operation, { eventId }));
    expect([reach("fair"), reach("other")]).toEqual([kiosk, []]);
  });

  test("does nothing once its pass has ended", () => {
    const ended = { ...tablet, endedAt: new Date("2026-11-25T20:00:00Z") };
    expect(allowedTo(ended)).toEqual(everybody);
  });

  test("is nobody's page but its own, not even an admin's", () => {
    expect(kiosk.filter((operation) => mayDo(anActor("admin"), operation))).toEqual([]);
  });
});

describe("a phone at an employer's table", () => {
  const phone = anActor("table", { kind: "device", eventId: "fair" });

  test("does what it may at its own event and for its own employer alone", () => {
    const reach = (eventId: string, employerId: string) =>
      table.filter((operation) => mayDo(phone, operation, { eventId, employerId }));
    expect(reach("fair", "acme")).toEqual(table);
    expect([reach("other", "acme"), reach("fair", "other")]).toEqual([[], []]);
  });

  test("may send what it recorded, and nothing else, once its pass has ended", () => {
    const ended = { ...phone, endedAt: new Date("2026-11-25T20:00:00Z") };
    expect(allowedTo(ended)).toEqual([...everybody, "table.record"].sort());
  });

  test("is opened by no other role, not even an admin or the employer's own people", () => {
    const open = (role: ActorRole) => mayDo(anActor(role), "table.open");
    expect((["admin", "staff", "door", "employer", "kiosk"] as const).filter(open)).toEqual([]);
  });
});
