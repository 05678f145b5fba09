import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { findEmployerNames, findInvitationToSend } from "~/db/queries/messages";
import { type EmployerReader, mailCenter } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import { type AboutEvent, type Composed, envelope, type Sender } from "./sender";

/** Composes what goes to staff, employers and people who sign in. */
export async function composeToPeople(
  services: Services,
  sender: Sender,
  message: ClaimedMessage,
  about: AboutEvent | null,
): Promise<Composed> {
  const { recipient } = message;
  if (recipient === null) return { outcome: "withheld", reason: "no address" };
  const letter =
    about === null
      ? await letterToPerson(services, sender, message)
      : await letterAboutEvent(services, sender, message, about);
  if (letter === null) return { outcome: "withheld", reason: "nothing left to say" };
  return { outcome: "mail", mail: { ...envelope(sender.center, message, letter), to: recipient } };
}

async function letterAboutEvent(
  services: Services,
  { center, origin }: Sender,
  message: ClaimedMessage,
  { event, before }: AboutEvent,
): Promise<Letter | null> {
  const employer =
    message.employerId === null
      ? null
      : await findEmployerNames(services.db, { centerId: center.id, employerId: message.employerId });
  const props = { center: mailCenter(center), locale: "en", event };
  const requestUrl = `${origin}/employer/events/${message.eventId}`;
  const reviewUrl = `${origin}/staff/events/${message.eventId}`;
  const reader: EmployerReader = { as: "employer", manageUrl: requestUrl };
  const reason = message.reason ?? "";
  const employerName = employer?.legalName ?? "";
  switch (message.kind) {
    case "event-submitted":
      return renderMessage(message.kind, {
        ...props,
        employerName,
        contactName: employer?.contactName ?? "",
        answer: message.reason,
        reviewUrl,
      });
    case "event-withdrawn":
      return renderMessage(message.kind, {
        ...props,
        employerName,
        reason: message.reason,
        withdrawnBy: "employer",
        requestUrl: reviewUrl,
      });
    case "event-needs-info":
      return renderMessage(message.kind, { ...props, question: reason, requestUrl });
    case "event-declined":
      return renderMessage(message.kind, { ...props, reason, requestUrl });
    case "event-approved":
      return renderMessage(message.kind, { ...props, requestUrl });
    case "event-published":
      return renderMessage(message.kind, { ...props, requestUrl });
    case "event-moved":
      return renderMessage(message.kind, { ...props, reason, before: before ?? event, reader });
    case "event-cancelled":
      return renderMessage(message.kind, { ...props, reason, eventsUrl: `${origin}/`, reader });
    default:
      return null;
  }
}

/** How long each link is good, in minutes: what app/adapters/accounts sets. */
const goodForMinutes = { "confirm-email": 24 * 60, "sign-in": 15, "reset-password": 60 } as const;

async function letterToPerson(
  services: Services,
  { center, origin }: Sender,
  message: ClaimedMessage,
): Promise<Letter | null> {
  const props = { center: mailCenter(center), locale: "en" };
  switch (message.kind) {
    case "test-mail":
      return renderMessage(message.kind, { ...props, fromAddress: center.mailFrom });
    case "webhook-paused":
      return renderMessage(message.kind, {
        ...props,
        label: message.reason ?? "",
        webhooksUrl: `${origin}/staff/settings/webhooks`,
      });
    case "account-link": {
      const purpose = purposeOf(message.reason);
      if (message.secretCipher === null || purpose === null) return null;
      const url = services.contacts.open(message.secretCipher);
      return renderMessage(message.kind, { ...props, purpose, url, goodForMinutes: goodForMinutes[purpose] });
    }
    case "staff-invitation": {
      const { invitationId } = message;
      const invitation =
        invitationId && (await findInvitationToSend(services.db, { centerId: center.id, invitationId }));
      if (!invitation || invitation.usedAt !== null || invitation.withdrawnAt !== null) return null;
      const { code } = services.codes.invitation(invitation);
      return renderMessage(message.kind, {
        ...props,
        role: invitation.role,
        url: `${origin}/invitations/${code}`,
        expiresAt: invitation.expiresAt,
        timeZone: center.timeZone,
      });
    }
    default:
      return null;
  }
}

function purposeOf(reason: string | null): keyof typeof goodForMinutes | null {
  return reason === "confirm-email" || reason === "sign-in" || reason === "reset-password" ? reason : null;
}
