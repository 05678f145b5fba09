import { type Actor, type ActorRole, canReachEvent, hasRole } from "./roles";

type Allowed = readonly ActorRole[] | "anyone";

/**
 * Who may do what: every operation of the API and every page, once. An admin may what staff may, staff what door
 * may. "anyone" needs no sign-in (a ticket's or manage page's code is its own proof). An employer's reach ends at
 * its own organization and events, whatever stands here: see `mayDo`. A kiosk, which anybody may touch, may do only
 * what stands under its own name.
 */
export const operations = {
  "accommodation.list": ["staff"],
  "accommodation.settle": ["staff"],
  "account.open": ["staff", "door", "employer"],
  "announcement.send": ["staff"],
  "attendance.read": ["door", "employer"],
  "audit.read": ["staff"],
  "branch.change": ["admin"],
  "branch.create": ["staff"],
  "branch.list": ["staff", "employer"],
  "center.privacy": "anyone",
  "conflict.list": ["staff"],
  "conflict.settle": ["staff"],
  "device.create": ["staff"],
  "device.list": ["staff"],
  "device.sign-in": "anyone",
  "device.withdraw": ["staff"],
  "door.name": ["staff"],
  "door.open": ["door"],
  "employer.change": ["staff", "employer"],
  "employer.create": ["staff"],
  "employer.list": ["staff"],
  "employer.read": ["staff", "employer"],
  "employer.sign-up": "anyone",
  "employer.vet": ["staff"],
  "event.approve": ["staff"],
  "event.ask": ["staff"],
  "event.browse": "anyone",
  "event.cancel": ["staff", "employer"],
  "event.close": ["staff"],
  "event.copy": ["staff", "employer"],
  "event.create": ["staff", "employer"],
  "event.decline": ["staff"],
  "event.edit": ["staff", "employer"],
  "event.list": ["door", "employer"],
  "event.postpone": ["staff"],
  "event.publish": ["staff"],
  "event.read": ["door", "employer"],
  "event.submit": ["employer"],
  "event.translate": ["staff"],
  "invitation.accept": "anyone",
  "kiosk.check-in": ["kiosk"],
  "kiosk.open": ["kiosk"],
  "kiosk.register": ["kiosk"],
  "language.read": ["staff"],
  "language.review": ["staff"],
  "mail.read": ["staff"],
  "mail.resend": ["staff"],
  "mail.test": ["admin"],
  "member.change": ["admin"],
  "member.invite": ["admin"],
  "member.list": ["admin"],
  "member.withdraw": ["admin"],
  "offer.answer": ["staff"],
  "openapi.read": "anyone",
  "paper-night.enter": ["staff"],
  "queue.read": ["staff"],
  "registration.cancel": ["staff"],
  "registration.correct": ["staff"],
  "registration.create": ["staff"],
  "registration.forget": ["staff"],
  "registration.list": ["staff"],
  "registration.manage": "anyone",
  "registration.print": ["staff"],
  "registration.reissue": ["staff"],
  "registration.return": ["staff"],
  "registration.sign-up": "anyone",
  "retention.change": ["admin"],
  "retention.read": ["admin"],
  "room.change": ["admin"],
  "room.create": ["staff"],
  "room.list": ["staff", "employer"],
  "roster.load": ["door"],
  "roster.print": ["staff"],
  "scan.override": ["staff"],
  "scan.record": ["door"],
  "scan.undo": ["door"],
  "scan.undo-any": ["staff"],
  "session.create": "anyone",
  "settings.change": ["admin"],
  "settings.read": ["admin"],
  "sharing.download": ["employer"],
  "sharing.read": ["employer"],
  "sharing.record": ["staff"],
  "table.ask": ["employer"],
  "ticket.search": ["door"],
  "ticket.show": "anyone",
  "token.create": ["admin"],
  "token.list": ["admin"],
  "token.withdraw": ["admin"],
  "walk-in.record": ["door"],
  "webhook.change": ["admin"],
  "webhook.create": ["admin"],
  "webhook.list": ["admin"],
  "webhook.remove": ["admin"],
} as const satisfies Record<string, Allowed>;

export type Operation = keyof typeof operations;

/** What a phone may still send once its door pass has ended, of what it did before. */
const uploads: ReadonlySet<Operation> = new Set<Operation>(["scan.record", "scan.undo", "walk-in.record"]);

/** What a credential limited to one event may do there. Everything else is refused to it. */
const withinAnEvent: ReadonlySet<Operation> = new Set<Operation>([
  "accommodation.list",
  "accommodation.settle",
  "account.open",
  "announcement.send",
  "attendance.read",
  "conflict.list",
  "conflict.settle",
  "door.name",
  "door.open",
  "event.approve",
  "event.ask",
  "event.cancel",
  "event.close",
  "event.decline",
  "event.edit",
  "event.list",
  "event.postpone",
  "event.publish",
  "event.read",
  "event.submit",
  "event.translate",
  "kiosk.check-in",
  "kiosk.open",
  "kiosk.register",
  "mail.read",
  "mail.resend",
  "offer.answer",
  "paper-night.enter",
  "registration.cancel",
  "registration.correct",
  "registration.create",
  "registration.forget",
  "registration.list",
  "registration.print",
  "registration.reissue",
  "registration.return",
  "roster.load",
  "roster.print",
  "scan.override",
  "scan.record",
  "scan.undo",
  "scan.undo-any",
  "sharing.download",
  "sharing.read",
  "sharing.record",
  "table.ask",
  "ticket.search",
  "walk-in.record",
]);

/** What an operation is about. Leave out what is not known yet: the role alone decides then, before the body is read. */
export interface Subject {
  eventId?: string | undefined;
  /** The employer itself, or the host of the event. */
  employerId?: string | undefined;
}

/**
 * Decides whether an actor (null: nobody signed in) may do an operation, and on this subject. An employer may only
 * where `subject.employerId` is its own; a credential for one event only within that event.
 */
export function mayDo(actor: Actor | null, operation: Operation, subject: Subject = {}): boolean {
  const allowed: Allowed = operations[operation];
  if (allowed === "anyone") return true;
  if (actor === null || !hasRole(actor, ...allowed)) return false;
  if (actor.endedAt !== undefined && !uploads.has(operation)) return false;
  if (actor.eventId !== undefined && !withinAnEvent.has(operation)) return false;
  if (subject.eventId !== undefined && !canReachEvent(actor, subject.eventId)) return false;
  return actor.role !== "employer" || isOwn(actor, subject);
}

function isOwn(actor: Actor, subject: Subject): boolean {
  return subject.employerId === undefined || subject.employerId === actor.employerId;
}
