import type { Badge } from "~/app/adapters/pdf/badge-printer";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { SheetKind } from "~/app/domain/labels/label-sheets";
import { type Refused, refuse } from "~/app/domain/refusal";
import { ticketPayload } from "~/app/domain/tickets/scanned-text";
import { listBadgeHolders } from "~/db/queries/badges";
import { noteRoster } from "./note-roster.server";

/** As many as one print takes: a fair of three thousand with room. */
export const mostBadges = 5000;

export interface BadgeRequest {
  actor: Actor;
  eventId: string;
  /** What the address in a QR code begins with. */
  origin: string;
  title: string;
  sheet: SheetKind;
  startAt: number;
  /** Everyone who holds a place, by name, the others of a party without one; or nobody, for blank badges alone. */
  who: "registered" | "nobody";
  withQr: boolean;
  /** Badges to write on, after the others. */
  blanks: number;
}

export interface BadgesBegun {
  outcome: "begun";
  jobId: string;
}

/**
 * Orders the badges of an event. They are made in the background; the trail says who took how many names. Refused as
 * `values-not-accepted` where there is nothing to print, `too-many-requests` where too many prints wait.
 */
export async function prepareBadges(
  services: Services,
  request: BadgeRequest,
): Promise<BadgesBegun | Refused> {
  const { actor, eventId, sheet, startAt, title } = request;
  const of = { centerId: actor.centerId, eventId };
  const holders = request.who === "registered" ? await listBadgeHolders(services.db, of) : [];
  const blank: Badge = { name: null, shortCode: null, payload: null };
  const badges = [
    ...holders.flatMap((holder): Badge[] => {
      const { name, shortCode, partySize } = holder;
      const code = request.withQr ? services.codes.ticket({ ...holder, eventId }).code : null;
      const badge = { shortCode, payload: code === null ? null : ticketPayload(request.origin, code) };
      // The others of a party gave no name: theirs have a line to write it on.
      return Array.from({ length: partySize }, (_, n) => ({ ...badge, name: n === 0 ? name : null }));
    }),
    ...Array.from({ length: request.blanks }, () => blank),
  ];
  if (badges.length === 0) return refuse("values-not-accepted", [{ field: "blanks", problem: "no-badges" }]);
  if (badges.length > mostBadges)
    return refuse("values-not-accepted", [{ field: "blanks", problem: "too-high" }]);
  const jobId = services.badges.start(of, { sheet, startAt, title, badges });
  if (jobId === null) return refuse("too-many-requests");
  if (holders.length > 0) {
    await noteRoster(services, {
      actor,
      eventId,
      action: "made into badges",
      people: badges.length - request.blanks,
    });
  }
  return { outcome: "begun", jobId };
}
