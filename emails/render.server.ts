import { render } from "@react-email/render";
import type { ReactElement } from "react";
import type { MessageKind } from "~/app/domain/outbox/message";
import * as accountLink from "./account-link";
import * as announcement from "./announcement";
import * as appointment from "./appointment";
import * as doorTicket from "./door-ticket";
import * as doorTicketEnded from "./door-ticket-ended";
import * as eventApproved from "./event-approved";
import * as eventCancelled from "./event-cancelled";
import * as eventDeclined from "./event-declined";
import * as eventMoved from "./event-moved";
import * as eventNeedsInfo from "./event-needs-info";
import * as eventPublished from "./event-published";
import * as eventSubmitted from "./event-submitted";
import * as eventThanks from "./event-thanks";
import * as eventWithdrawn from "./event-withdrawn";
import * as fairAccepted from "./fair-accepted";
import * as fairApplied from "./fair-applied";
import * as fairEnded from "./fair-ended";
import * as fairInvited from "./fair-invited";
import * as fairMessage from "./fair-message";
import {
  blanksFor,
  countBlanks,
  escapeHtml,
  fillBlanks,
  oneLine,
  readerTexts,
  withoutControls,
} from "./fill";
import * as interview from "./interview";
import * as jobAsked from "./job-asked";
import * as messageToEmployer from "./message-to-employer";
import * as messageToStaff from "./message-to-staff";
import * as offerExpired from "./offer-expired";
import * as outcomesAsked from "./outcomes-asked";
import * as placeOffered from "./place-offered";
import * as placeReleased from "./place-released";
import { plainText } from "./plain-text";
import * as registrationCancelled from "./registration-cancelled";
import * as registrationConfirmed from "./registration-confirmed";
import * as reminder from "./reminder";
import * as staffInvitation from "./staff-invitation";
import * as tablePass from "./table-pass";
import * as testMail from "./test-mail";
import * as waitlistJoined from "./waitlist-joined";
import * as webhookPaused from "./webhook-paused";

/** What each message is made of. */
export interface MessageProps {
  "registration-confirmed": registrationConfirmed.RegistrationConfirmedProps;
  "registration-cancelled": registrationCancelled.RegistrationCancelledProps;
  "waitlist-joined": waitlistJoined.WaitlistJoinedProps;
  "place-offered": placeOffered.PlaceOfferedProps;
  "offer-expired": offerExpired.OfferExpiredProps;
  "event-moved": eventMoved.EventMovedProps;
  "event-cancelled": eventCancelled.EventCancelledProps;
  announcement: announcement.AnnouncementProps;
  "event-submitted": eventSubmitted.EventSubmittedProps;
  "event-needs-info": eventNeedsInfo.EventNeedsInfoProps;
  "event-declined": eventDeclined.EventDeclinedProps;
  "event-approved": eventApproved.EventApprovedProps;
  "event-published": eventPublished.EventPublishedProps;
  "event-withdrawn": eventWithdrawn.EventWithdrawnProps;
  "message-to-staff": messageToStaff.MessageToStaffProps;
  "message-to-employer": messageToEmployer.MessageToEmployerProps;
  "staff-invitation": staffInvitation.StaffInvitationProps;
  "table-pass": tablePass.TablePassProps;
  "account-link": accountLink.AccountLinkProps;
  "test-mail": testMail.TestMailProps;
  "reminder-week": reminder.ReminderProps;
  "reminder-day": reminder.ReminderProps;
  "reminder-hours": reminder.ReminderProps;
  "place-released": placeReleased.PlaceReleasedProps;
  "booking-confirmed": interview.InterviewProps | appointment.AppointmentProps;
  "booking-moved": interview.InterviewProps | appointment.AppointmentProps;
  "booking-cancelled": interview.InterviewCancelledProps | appointment.AppointmentCancelledProps;
  "booking-offered": interview.InterviewOfferedProps;
  "booking-offer-expired": interview.InterviewProps;
  "booking-reminder-day": interview.InterviewProps | appointment.AppointmentProps;
  "booking-reminder-hours": interview.InterviewProps | appointment.AppointmentProps;
  "outcomes-asked": outcomesAsked.OutcomesAskedProps;
  "event-thanks": eventThanks.EventThanksProps;
  "job-asked": jobAsked.JobAskedProps;
  "fair-invited": fairInvited.FairInvitedProps;
  "fair-applied": fairApplied.FairAppliedProps;
  "fair-accepted": fairAccepted.FairAcceptedProps;
  "fair-declined": fairEnded.FairEndedProps;
  "fair-withdrawn": fairEnded.FairEndedProps;
  "fair-message": fairMessage.FairMessageProps;
  "webhook-paused": webhookPaused.WebhookPausedProps;
  "door-ticket": doorTicket.DoorTicketProps;
  "door-ticket-ended": doorTicketEnded.DoorTicketEndedProps;
}

interface Template<Props> {
  subject(props: Props): string;
  default(props: Props): ReactElement;
}

/** A booking is of an interview or of an appointment: the same news in two sets of words. */
const ofBooking = <I extends interview.InterviewProps, A extends appointment.AppointmentProps>(
  ofInterview: Template<I>,
  ofAppointment: Template<A>,
): Template<I | A> => ({
  subject: (props) => (isOfAppointment(props) ? ofAppointment.subject(props) : ofInterview.subject(props)),
  default: (props) => (isOfAppointment(props) ? ofAppointment.default(props) : ofInterview.default(props)),
});

const isOfAppointment = <I extends interview.InterviewProps, A extends appointment.AppointmentProps>(
  props: I | A,
): props is A => "appointment" in props;

const templates: { [K in MessageKind]: Template<MessageProps[K]> } = {
  "registration-confirmed": registrationConfirmed,
  "registration-cancelled": registrationCancelled,
  "waitlist-joined": waitlistJoined,
  "place-offered": placeOffered,
  "offer-expired": offerExpired,
  "event-moved": eventMoved,
  "event-cancelled": eventCancelled,
  announcement,
  "event-submitted": eventSubmitted,
  "event-needs-info": eventNeedsInfo,
  "event-declined": eventDeclined,
  "event-approved": eventApproved,
  "event-published": eventPublished,
  "event-withdrawn": eventWithdrawn,
  "message-to-staff": messageToStaff,
  "message-to-employer": messageToEmployer,
  "staff-invitation": staffInvitation,
  "table-pass": tablePass,
  "account-link": accountLink,
  "test-mail": testMail,
  "reminder-week": reminder.week,
  "reminder-day": reminder.day,
  "reminder-hours": reminder.hours,
  "place-released": placeReleased,
  "booking-confirmed": ofBooking(interview.booked, appointment.booked),
  "booking-moved": ofBooking(interview.moved, appointment.moved),
  "booking-cancelled": ofBooking(interview.cancelled, appointment.cancelled),
  "booking-offered": interview.offered,
  "booking-offer-expired": interview.expired,
  "booking-reminder-day": ofBooking(interview.remindedDay, appointment.remindedDay),
  "booking-reminder-hours": ofBooking(interview.remindedHours, appointment.remindedHours),
  "outcomes-asked": outcomesAsked,
  "event-thanks": eventThanks,
  "job-asked": jobAsked,
  "fair-invited": fairInvited,
  "fair-applied": fairApplied,
  "fair-accepted": fairAccepted,
  "fair-declined": fairEnded.declined,
  "fair-withdrawn": fairEnded.withdrawn,
  "fair-message": fairMessage,
  "webhook-paused": webhookPaused,
  "door-ticket": doorTicket,
  "door-ticket-ended": doorTicketEnded,
};

export interface Letter {
  subject: string;
  html: string;
  text: string;
}

const kept = new Map<string, Promise<Letter>>();
const keptAtMost = 200;

/**
 * A message as it is sent. Where it has a `reader`, the drawing is kept with blanks in the reader's places, since
 * drawing takes 3 ms and filling hundredths of one. Its whole content is the key, so it is never out of date.
 */
export async function renderMessage<K extends MessageKind>(kind: K, props: MessageProps[K]): Promise<Letter> {
  const reader = readerTexts(props);
  if (reader === null) return drawn(kind, props);
  const blankProps = { ...props, reader: blanksFor(reader) };
  const key = JSON.stringify([kind, blankProps]);
  if (countBlanks(key) !== countBlanks(JSON.stringify(blankProps.reader))) {
    return drawn(kind, { ...props, reader });
  }
  const { subject, html, text } = await (kept.get(key) ?? keep(key, drawn(kind, blankProps)));
  return {
    subject: fillBlanks(subject, reader),
    html: fillBlanks(html, reader, escapeHtml),
    text: fillBlanks(text, reader),
  };
}

function keep(key: string, letter: Promise<Letter>): Promise<Letter> {
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(key, letter);
  letter.catch(() => kept.delete(key));
  return letter;
}

async function drawn<K extends MessageKind>(kind: K, props: MessageProps[K]): Promise<Letter> {
  const template: Template<MessageProps[K]> = templates[kind];
  const html = withoutControls(await render(template.default(props)));
  return { subject: oneLine(template.subject(props)), html, text: plainText(html) };
}
