import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { type FairKind, fairKinds, type MessageKind } from "~/app/domain/outbox/message";
import { findTableNo } from "~/db/queries/fair-employers";
import { findAnnouncement } from "~/db/queries/messages";
import type { EventMailProps } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { Sender } from "./sender";

export const isOfFair = (kind: MessageKind): kind is FairKind => fairKinds.some((known) => known === kind);

interface About extends EventMailProps {
  /** Null where an address was invited of which there is no employer. */
  employer: { legalName: string; contactName: string } | null;
}

/** Composes what staff and an employer are told of the employer's table. What has a person of the staff is theirs. */
export async function letterOfFair(
  services: Services,
  { center, origin }: Pick<Sender, "center" | "origin">,
  message: ClaimedMessage,
  kind: FairKind,
  { employer, ...props }: About,
): Promise<Letter | null> {
  const { eventId, employerId, reason } = message;
  if (eventId === null) return null;
  if (kind === "fair-invited" && employer === null) {
    return renderMessage(kind, { ...props, isKnown: false, url: `${origin}/sign-up` });
  }
  if (employer === null || employerId === null) return null;
  const { legalName: employerName, contactName } = employer;
  const to = message.userId === null ? "employer" : "staff";
  const ofStaff = `${origin}/staff/events/${eventId}/employers`;
  const url = to === "staff" ? `${ofStaff}/${employerId}` : `${origin}/employer/fairs/${eventId}`;
  switch (kind) {
    case "fair-invited":
      return renderMessage(kind, { ...props, isKnown: true, url });
    case "fair-applied":
      return renderMessage(kind, { ...props, employerName, contactName, url });
    case "fair-accepted": {
      const tableNo = await findTableNo(services.db, { centerId: center.id, eventId, employerId });
      return renderMessage(kind, { ...props, to, employerName, tableNo, url });
    }
    case "fair-declined":
    case "fair-withdrawn": {
      const list = to === "staff" ? ofStaff : `${origin}/employer/fairs`;
      return renderMessage(kind, { ...props, to, employerName, reason, url: list });
    }
    case "fair-message": {
      const { announcementId } = message;
      const found =
        announcementId && (await findAnnouncement(services.db, { centerId: center.id, announcementId }));
      return found ? renderMessage(kind, { ...props, text: found.text, employerName, url }) : null;
    }
  }
}
