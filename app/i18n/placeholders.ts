// Made from en.json by tests/i18n/catalogues.test.ts (`npx vitest run --project unit tests/i18n -u`).

/** What fills the places of each message that has some. */
export interface Placeholders {
  "list.pageTitle": { center: string };
  "list.description": { center: string };
  "list.twoOpenings": { first: string; second: string };
  "list.moreOpenings": { count: number; first: string; second: string };
  "pay.range": { least: string; most: string };
  "pay.hour": { pay: string };
  "pay.day": { pay: string };
  "pay.week": { pay: string };
  "pay.month": { pay: string };
  "pay.year": { pay: string };
  "job.openings": { count: number };
  "event.closes": { time: string };
  "event.openings": { count: number };
  "event.readMore": { center: string };
  "event.mapOf": { branch: string };
  "register.pageTitle": { center: string; event: string };
  "register.people": { count: number };
  "register.waitSeconds": { seconds: number };
  "register.waitMinutes": { minutes: number };
  "ticket.pageTitle": { center: string };
  "ticket.forPeople": { count: number };
  "manage.pageTitle": { center: string };
  "manage.partyMany": { count: number };
  "privacy.pageTitle": { center: string };
  "privacy.description": { center: string };
  "privacy.lead": { center: string };
  "privacy.longContact": { days: number };
  "privacy.longRoster": { days: number };
  "privacy.from": { center: string };
  "error.number": { id: string };
  "problem.places-left": { count: number };
  "problem.party-at-most": { count: number };
  "calendar.ticket": { center: string };
  "mail.questions": { center: string };
  "mail.subject": { day: string; event: string; news: string };
  "mail.span": { end: string; start: string };
  "mail.spanStart": { start: string };
  "mail.picture": { code: string };
  "confirmed.lead": { name: string };
  "confirmed.forPeople": { count: number };
  "cancelled.byPatron": { name: string };
  "cancelled.byStaff": { name: string };
  "moved.leadTime": { name: string };
  "moved.leadPlace": { name: string };
  "moved.leadBoth": { name: string };
  "calledOff.lead": { name: string };
  "announced.lead": { name: string };
  "announced.from": { center: string };
  "kiosk.kept": { days: number };
  "kiosk.goesBack": { seconds: number };
  "arrival.checkedIn": { count: number };
  "arrival.opens": { time: string };
}
