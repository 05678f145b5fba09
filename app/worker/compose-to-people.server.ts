import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { findEmployerNames, findInvitationToSend } from "~/db/queries/messages";
import { findThreadMessage } from "~/db/queries/threads";
import { type EmployerReader, mailCenter } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import { letterOfOutcomes } from "./compose-aftermath.server";
import { isOfFair, letterOfFair } from "./compose-of-fair.server";
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
  const letter = await letterOf(services, sender, message, about);
  if (letter === null) return { outcome: "withheld", reason: "nothing left to say" };
  return { outcome: "mail", mail: { ...envelope(sender.center, message, letter), to: recipient } };
}

function letterOf(
  services: Services,
  sender: Sender,
  message: ClaimedMessage,
  about: AboutEvent | null,
): Promise<Letter | null> {
  if (about === null) return letterToPerson(services, sender, message);
  if (message.kind === "outcomes-asked") return letterOfOutcomes(services, sender, message, about);
  return letterAboutEvent(services, sender, message, about);
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
  const props = { center: mailCenter({ center, origin }), locale: "en", event };
  const requestUrl = `${origin}/employer/events/${message.eventId}`;
  const reviewUrl = `${origin}/staff/events/${message.eventId}`;
  const reader: EmployerReader = { as: "employer", manageUrl: requestUrl };
  const reason = message.reason ?? "";
  const employerName = employer?.legalName ?? "";
  if (isOfFair(message.kind)) {
    return letterOfFair(services, { center, origin }, message, message.kind, { ...props, employer });
  }
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
    case "message-to-staff":
    case "message-to-employer": {
      const found = await findThreadText(services, center.id, message.threadMessageId);
      if (found === null) return null;
      const { text, employerId } = found;
      const about = employerId === null ? ("request" as const) : ("table" as const);
      const own = employerId === null ? requestUrl : `${origin}/employer/fairs/${message.eventId}`;
      const ofStaff = employerId === null ? reviewUrl : `${reviewUrl}/employers/${employerId}`;
      return message.kind === "message-to-staff"
        ? renderMessage(message.kind, { ...props, about, text, employerName, threadUrl: `${ofStaff}/thread` })
        : renderMessage(message.kind, { ...props, about, text, threadUrl: `${own}/thread` });
    }
    case "event-needs-info":
      return renderMessage(message.kind, { ...props, question: reason, requestUrl });
    case "event-declined":
      return renderMessage(message.kind, { ...props, reason, requestUrl });
    case "event-approved":
      return renderMessage(message.kind, { ...props, requestUrl });
    case "event-published":
      return renderMessage(message.kind, { ...props, requestUrl });
    case "table-pass": {
      const pass = await findOpenPass(services, center.id, message);
      if (pass === null) return null;
      const passUrl = `${origin}/table-pass/${services.codes.invitation(pass).code}`;
      return renderMessage(message.kind, { ...props, employerName, places: pass.places, passUrl });
    }
    case "event-moved":
      return renderMessage(message.kind, { ...props, reason, before: before ?? event, reader });
    case "event-cancelled":
      return renderMessage(message.kind, { ...props, reason, eventsUrl: `${origin}/`, reader });
    default:
      return null;
  }
}

const findThreadText = async (services: Services, centerId: string, messageId: string | null) =>
  messageId === null ? null : findThreadMessage(services.db, { centerId, messageId });

/** The pass that a mail is about, unless it was withdrawn or all its places are taken. */
async function findOpenPass(services: Services, centerId: string, { invitationId }: ClaimedMessage) {
  if (invitationId === null) return null;
  const pass = await findInvitationToSend(services.db, { centerId, invitationId });
  return pass === null || pass.usedAt !== null || pass.withdrawnAt !== null ? null : pass;
}

/** How long each link is good, in minutes: what app/adapters/accounts sets. */
const goodForMinutes = { "confirm-email": 24 * 60, "sign-in": 15, "reset-password": 60 } as const;

async function letterToPerson(
  services: Services,
  { center, origin }: Sender,
  message: ClaimedMessage,
): Promise<Letter | null> {
  const props = { center: mailCenter({ center, origin }), locale: "en" };
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
