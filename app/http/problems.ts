import { requiredWords } from "~/app/components/required-words";
import { placeholders } from "~/app/domain/outbox/own-text";
import type { Words } from "~/app/i18n/speak";
import { wordsIn } from "~/app/i18n/words";

/**
 * Words for what can be wrong with one value of staff or of an employer, by the code that the domain or a schema
 * gives. The same words stand beside a form's field and in the API's `errors`.
 */
const words: Record<string, string> = {
  "too-short": "This is too short.",
  "too-many-decimals": "Write at most two digits after the point.",
  "above-maximum": "The lowest pay is above the highest. Check both.",
  "website-form": "Write a web address such as www.example.org.",
  "not-found": "There is none with this id.",
  "time-form": "Write a time such as 09:30.",
  "needs-offset": "Write the time with its offset, such as 2026-12-05T10:00:00-08:00.",
  "skipped-hour": "Clocks skip this time on that day. Choose one an hour earlier or later.",
  "repeated-hour": "Clocks show this time twice on that day. Choose the first or the second.",
  "hours-needed": "Fill in one day at least.",
  "pause-outside-hours": "The break has to lie within the hours of its day.",
  "half-hours": "Give both times of this day, or leave both empty.",
  "counselor-taken": "This counselor has another appointment at that time.",
  "queue-full": "All numbers of this day are given out.",
  "starts-in-the-past": "That time has passed. Choose a later one.",
  "doors-open-too-early": "Doors may open up to 24 hours before the start.",
  "doors-close-too-late": "Doors may close up to 24 hours after the end.",
  "days-published":
    "Some of these days are public in another report, and numbers could be found by subtracting the two. Publish that one again, or choose days that it does not have.",
  "period-too-long": "A report covers twenty years at most. Choose a shorter time.",
  "target-there": "This figure has a target for that year already. Remove that one first.",
  "not-an-object": "Send one JSON object.",
  "doors-close-before-open": "Doors close before they open. Choose a later time.",
  "registration-closes-after-end": "Registration has to close before the event ends.",
  "below-contact-days": "Choose at least as many days as for all other names.",
  "ticket-not-known": "No ticket of this event has this code. Check it and try again.",
  "capacity-above-posted-load": "The room holds fewer people than that.",
  "capacity-below-places-taken": "More people are registered than that.",
  "reserve-above-capacity": "That keeps more places for walk-ins than there are.",
  "reserve-above-places-left": "That keeps more places for walk-ins than are left.",
  "held-from-after-start": "The room has to be held from the start or earlier.",
  "held-until-before-end": "The room has to be held until the end or later.",
  "too-many": "That is more than can be listed. Take some away.",
  "opening-required": "Add at least one opening before you submit.",
  "picture-too-large": "A picture has 5 MB at most. Save it smaller and try again.",
  "picture-unknown": "This is no PNG, JPEG or WebP picture. Save it as one of these.",
  "picture-cut-short": "This picture ends too early. Upload it again, or save it anew first.",
  "picture-broken": "This picture cannot be read. Save it anew and try again.",
  "picture-moving": "This picture moves. Save one still picture of it.",
  "picture-too-many-pixels": "A picture has 40 megapixels at most. Save it smaller and try again.",
  "picture-too-small": "A picture needs 200 pixels or more on each side, so that it can be read.",
  "logo-too-large": "A logo has 512 kB at most. Save it smaller and try again.",
  "logo-too-many-pixels": "A logo has 4 megapixels at most. Save it smaller and try again.",
  "logo-too-small": "A logo needs 40 pixels or more on each side.",
  "logo-too-narrow": "One side is more than ten times the other. Cut the logo closer.",
  "picture-too-narrow": "One side is more than five times the other. Cut the picture to the room.",
  "picture-twice": "Choose one picture, not several.",
  "upload-unreadable": "The upload broke off before its end. Choose the picture and send it again.",
  "upload-form": "Choose the picture in the form of this page and send it from there.",
  "no-place-chosen": "Click on the table's place in the picture, or type how far it is from left and top.",
  "no-badges": "There is nothing to print. Choose everyone registered, or a number of blank badges.",
  "no-codes": "Type the codes that were ticked on paper, or tick names in the list.",
  "too-many-drafts": "You have 50 unfinished requests. Finish one or remove one first.",
  "unfinished-changes": "Some changes are not finished. Open the form and finish them first.",
  "pay-missing":
    "Write the pay, such as $20-25/hr. California law asks for it in every job posting (SB 1162).",
  "pay-comma": "A comma can be read in two ways. Write cents after a point, such as 20.50.",
  "pay-form": "Write one figure or two, such as $20-25/hr or 52000 a year.",
  "pay-unit-missing": "Say by what time it is paid: hour, day, week, month or year.",
  "pay-unit-unknown": "Write hour, day, week, month or year.",
  "pay-units-differ": "The pay names another unit. Write one of the two.",
  "employment-type-unknown": "Write full-time, part-time, temporary, seasonal, internship or apprenticeship.",
  "yes-or-no": "Write yes or no, or leave it empty.",
  "shift-unknown": "Write day, evening, night or weekend, with a semicolon between.",
  "language-unknown": "Write languages by their English names, with a semicolon between.",
  "cells-beyond-header":
    "This row has more cells than there are columns. Put a cell that has a comma in quotation marks.",
  "employer-not-there": "No employer of this event has this name. Write it as it stands here.",
  "branch-not-matched": "No branch has this name. Say below which one it is.",
  "category-not-matched": "No category has this name. Say below which one it is.",
  "channel-not-matched": "Say below how these came.",
  "language-not-known": "Write the language by its English name, or choose no column for it.",
  "category-not-there": "There is no such category. Write its key, as the list of categories has it.",
  "day-ahead": "That day has not come yet. Choose today or an earlier one.",
  "nothing-counted": "Write at least one number above zero.",
  "year-sampled": "This branch has a sampling week of that year. Remove that one first.",
  "week-not-over": "That week is not over. Choose one that was counted to its end.",
  "too-many-categories": "A desk has 30 categories at most. Retire one first.",
  "too-many-openings": "An event holds 10,000 openings at most. Take some away.",
  "fixed-by-event": "This stands with an event that is approved or public. Ask the center to change it.",
  "needs-employer":
    "This needs an employer. Only a job fair of the center is without one, and its openings are its employers'.",
  "table-taken": "Another employer has this table. Choose another number.",
  "below-accepted": "More employers than that were accepted. Choose a higher number.",
  "nobody-chosen": "Choose at least one employer, or write an e-mail address.",
  "no-applications": "This event takes no applications now, so an invitation by e-mail would lead nowhere.",
  "too-many-names": "An employer can bring 20 people. Take some names away.",
  "table-number": "Write a number from 1 to 999.",
  "room-taken": "Another event holds this room at that time.",
  "edit-not-allowed": "This can no longer be changed.",
  "reason-required": "Give a reason.",
  "note-required": "Write what you found.",
  "own-number": "The employer gave this number itself. Call one that you found elsewhere.",
  "call-ahead": "That time has not come yet. Write when the call was made.",
  "color-form": "Write a color such as #0b5563.",
  "already-there": "There is one with that name already.",
  "contrast-too-low": "This color is too light to read. Choose a darker one.",
  "network-form": "Write a network as your IT staff give it, such as 192.0.2.0/24.",
  "time-zone": "Choose a time zone from the list.",
  "password-too-short": "Use 12 characters or more. A few words together are easy to remember.",
  "host-form": "Write a host alone, such as jobs.library.example.",
  "host-taken": "Another center has this host. Choose another one.",
  "no-such-person": "Nobody with this address has signed in here. Invite them to a center first.",
  "already-a-member": "This person has that role already.",
  "already-invited": "This address was invited already. Send that invitation again from the list.",
  "employer-needed": "Choose the employer that this token speaks for.",
  "quiet-too-long": "Leave at least eight hours of a day to write in. Choose an earlier end.",
  "stray-brace":
    "A brace is without its other one. Write a placeholder such as {name}, or leave the brace out.",
  "before-referral": "That day is before the referral was made. Check it.",
  "referral-not-found": "No referral here has this code or reference. Check it, or take the row out.",
  "other-partner": "This referral was made to another partner. Take the row out.",
  "already-served": "This referral is marked as served already. Take the row out.",
  "twice-in-list": "The list has this referral twice. Take one of the rows out.",
  "reference-of-another": "Another referral has this reference. Check both.",
  "partner-not-asked": "The patron did not agree that the partner is asked. Take the row out.",
  "code-form": "A referral's code has eight digits. Check it.",
  "list-row-empty": "Write our code or your reference in this row.",
  "list-date": "Write the day such as 2026-12-31 or 12/31/2026.",
  "page-too-large": "A page has 100 kB at most. Make two pages of it.",
  "step-twice": "This help stands in that week already. Choose another.",
  "slots-none-fit": "No interview of this length fits between these times. Choose a shorter one.",
  "slots-too-many": "That makes more than 200 times. Offer a shorter span first.",
  "place-or-link": "Write a table or a place, or a link that starts with https://, and not both.",
  "outside-event": "That is outside of the event's times.",
  "webhook-url-form": "Write an address such as https://example.org/webhooks.",
  "webhook-needs-https": "Write an address that begins with https://.",
  "webhook-with-credentials": "Leave name and password out of the address. Webhooks are signed instead.",
  "webhook-port": "Choose port 443, or one from 1024 on that no database or other service has.",
  "webhook-private-address":
    "This leads into a private network. Webhooks go to addresses on the public internet alone.",
  "webhook-host-unknown": "No address was found for this name. Check its spelling.",
  "no-webhook-types": "Choose at least one thing to be told of.",
  "too-many-webhooks": "There are 20 webhooks, which is as many as there can be. Remove one first.",
  "employer-not-wanted": "Only a token with the role employer speaks for an employer.",
};

/** The problems that somebody without a role can meet: their words are in the catalogues. */
export const patronProblems = [
  "party-below-arrived",
  "required",
  "too-long",
  "too-low",
  "too-high",
  "not-a-number",
  "not-whole",
  "email-form",
  "phone-form",
  "not-textable",
  "not-in-list",
  "no-such-date",
  "ends-before-start",
  "number-differs",
  "unknown-field",
  "given-twice",
] as const;

/** `places-left-2`: a code that carries the number of its words. */
const counted = /^(places-left|party-at-most)-(\d+)$/;

/** The words for a problem's code; a text that is no code is taken as the words themselves. */
export function problemWords(problem: string, t: Words = wordsIn("en")): string {
  const [, unknown] = /^unknown-placeholder (.{1,60})/su.exec(problem) ?? [];
  if (unknown !== undefined) return unknownPlaceholder(unknown);
  const [, code, count] = counted.exec(problem) ?? [];
  if (code === "places-left" || code === "party-at-most")
    return t(`problem.${code}`, { count: Number(count) });
  const known = patronProblems.find((one) => one === problem);
  return known === undefined ? (words[problem] ?? problem) : t(`problem.${known}`);
}

const unknownPlaceholder = (unknown: string) =>
  `${unknown} is no placeholder. There are ${placeholders.map((name) => `{${name}}`).join(", ")}.`;

/** The same beside a form's field: an empty one asks for what belongs there. */
export const fieldWords = (field: string, problem: string, t: Words = wordsIn("en")): string =>
  (problem === "required" ? requiredWords(field, t) : undefined) ?? problemWords(problem, t);
