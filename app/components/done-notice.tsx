import { Notice } from "./notice";

const words: Record<string, string> = {
  saved: "Saved.",
  added: "Added.",
  removed: "Removed.",
  "partner-restored": "The partner is back. Patrons can be sent there again.",
  "partner-retired": "The partner is retired. Referrals that were made to it stay.",
  "referral-marked": "Marked.",
  "list-taken-over": "The partner's list is taken over.",
  "resource-published": "The page is public now.",
  "resource-withdrawn": "The page is no longer public. Its words stay here.",
  written: "Your message is sent to the employer.",
  "thread-settled": "It waits for nobody now.",
  unchanged: "Nothing was changed.",
  "hours-kept": "Saved. The times of the next six weeks follow from it.",
  "time-added": "Added. Visitors can book it now.",
  "times-cancelled": "Cancelled. Whoever had a time is told by e-mail, if they gave one.",
  "day-closed": "Closed. Nobody can book that day.",
  "day-opened": "Open again. The times of that day are back.",
  "appointment-moved": "The appointment has its new time.",
  "appointment-cancelled": "The appointment is cancelled, and the time is free.",
  "nobody-waits": "Nobody waits.",
  approved: "Approved. The room is held and the employer is told by e-mail.",
  published: "Published. People can register now, and the employer is told by e-mail.",
  asked: "The employer is asked by e-mail. The event waits for their answer.",
  declined: "Declined. The employer is told by e-mail.",
  cancelled: "Cancelled. The people it concerns are told by e-mail.",
  closed: "Closed.",
  moved: "Moved. Everyone with a place is told by e-mail, and their calendars follow.",
  "openings-imported": "The openings are imported.",
  "openings-copied": "The openings are copied. Check their pay and last days.",
  copied: "This is the copy. Check the day and the times first.",
  announced: "Your message is on its way.",
  "registration-cancelled": "The place is cancelled. If there is an e-mail address, it is told.",
  "offer-accepted": "They have the place. If there is an e-mail address, the ticket is on its way.",
  "offer-declined": "The place goes to the next on the waitlist.",
  returned: "The place is restored. The old ticket works.",
  renamed: "The name was corrected. The ticket stays valid.",
  reissued: "There is a new ticket. The old one no longer opens the door.",
  forgotten: "Everything that leads to this visitor is deleted. Only counts are left.",
  resent: "It is sent again.",
  checked: "The check is kept.",
  "employer-declined": "The employer is declined. Its requests cannot go on.",
  "flag-decided": "Your decision is kept.",
  invited: "Invited. They are told by e-mail.",
  marked: "Marked.",
  "report-published": "Published. Whoever has the link can read it.",
  "report-withdrawn": "Withdrawn. The link leads nowhere now.",
  "plan-removed": "The floor plan is removed.",
  "table-accepted": "Accepted. The employer is told by e-mail and stands on the public page.",
  "table-declined": "Declined. The employer is told by e-mail.",
  "table-placed": "The table is on the plan.",
  "table-removed": "The table is off the plan.",
  "table-withdrawn": "Their part in the event has ended. The employer is told by e-mail.",
  logged: "Logged.",
  "shift-logged": "The shift is logged.",
  undone: "Taken back. It counts no longer.",
  unmarked: "Taken back.",
  vetted: "The employer is vetted. Its events can be published.",
  "text-saved": "Saved. The next mail of this kind says it so.",
  "text-reset": "Mails of this kind have Fairday's words again.",
  "test-sent": "A test mail is on its way to you.",
};

/** Says what was just done, after the redirect that follows a form. Unknown words say nothing. */
export function DoneNotice({ done }: { done: string | null }) {
  const message = done === null || !Object.hasOwn(words, done) ? undefined : words[done];
  return message === undefined ? null : (
    <Notice kind="success" role="status">
      {message}
    </Notice>
  );
}
