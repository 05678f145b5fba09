import type { PageStory, Visitor } from "./page-story";

/** A page as somebody sees it. */
export interface Look {
  as: Visitor;
  /** A path, or what makes it of the story. */
  at: string | ((story: PageStory) => string);
  /** The form of the page is sent empty, and comes back with its problems. */
  refused?: true;
  /** What it is answered with, where that is not 200. */
  status?: number;
}

/** Looked at in a test of its own. */
const apart: Look[] = [];
/** A frame around pages, never seen alone. */
const frame: Look[] = [];

const look =
  (as: Visitor) =>
  (at: Look["at"], ...more: "refused"[]): Look[] => [
    { as, at },
    ...more.map((): Look => ({ as, at, refused: true })),
  ];

const answered = (status: number, looks: Look[]): Look[] => looks.map((given) => ({ ...given, status }));

const anyone = look("anyone");
const newcomer = look("newcomer");
const employer = look("employer");
const door = look("door");
const kiosk = look("kiosk");
const table = look("table");
const staff = look("staff");
const admin = look("admin");

const liveEvent = (rest: string) => (story: PageStory) => `/staff/events/${story.live.id}${rest}`;
const liveFair = (rest: string) => (story: PageStory) => `/staff/events/${story.liveFair.id}${rest}`;
const openEvent = (rest: string) => (story: PageStory) => `/staff/events/${story.open.id}${rest}`;
const request = (rest: string) => (story: PageStory) => `/staff/events/${story.request.id}${rest}`;
const asked = (rest: string) => (story: PageStory) => `/employer/events/${story.request.id}${rest}`;
const drafted = (rest: string) => (story: PageStory) => `/employer/events/${story.draft.id}${rest}`;
const place = (rest: string) => (story: PageStory) =>
  `/staff/events/${story.open.id}/registrations/${story.place.id}${rest}`;
const unvetted = (rest: string) => (story: PageStory) =>
  `/staff/employers/${story.request.employerId}${rest}`;
const doorOf = (rest: string) => (story: PageStory) => `/door/${story.live.id}${rest}`;
const interviewsOf = (as: Visitor, rest: string) =>
  look(as)(({ open }) => `/${as}/events/${open.id}/interviews${rest}`);
const slotOf = (as: Visitor, rest: string, ...more: "refused"[]) =>
  look(as)(({ open, slot }) => `/${as}/events/${open.id}/interviews/${slot}${rest}`, ...more);
const offerOf = (as: Visitor) => look(as)(({ open }) => `/${as}/events/${open.id}/interviews/new`, "refused");
const kioskOf = (rest: string) => (story: PageStory) => `/kiosk/${story.live.id}${rest}`;
const fairOf = (rest: string) => (story: PageStory) => `/staff/events/${story.fair.id}/employers${rest}`;
const applicant = (rest: string) => (story: PageStory) =>
  `/staff/events/${story.fair.id}/employers/${story.fair.employerId}${rest}`;
const webhook = (rest: string) => (story: PageStory) => `${story.webhook.page}${rest}`;
const booking = (rest: string) => (story: PageStory) =>
  `/staff/appointments/bookings/${story.appointment.bookingId}${rest}`;
const appointmentTime = (rest: string) => (story: PageStory) =>
  `/staff/appointments/times/${story.appointment.slotId}${rest}`;
const ofCenter = (rest: string) => (story: PageStory) => `/installation/centers/${story.center}${rest}`;
const publicPage = (rest: string) => (story: PageStory) => `/events/${story.open.slug}${rest}`;
const publicFair = (rest: string) => (story: PageStory) => `/events/${story.liveFair.slug}${rest}`;

/** Every route that has a page of its own, by the name of its file in app/routes: how it is looked at. */
export const pageTable: Record<string, Look[]> = {
  "($locale)._index": anyone("/"),
  "($locale).appointments._index": anyone("/appointments"),
  "($locale).appointments.$slotId": anyone(
    ({ appointment }) => `/appointments/${appointment.freeId}`,
    "refused",
  ),
  "a.$code": anyone(({ appointment }) => appointment.page),
  "a.$code_.data": anyone(({ appointment }) => `${appointment.page}/data`),
  "a.$code_.data_.deletion": anyone(({ appointment }) => `${appointment.page}/data/deletion`),
  "a.$code_.time": anyone(({ appointment }) => `${appointment.page}/time`),
  "queue.$branchId": anyone(({ branch }) => `/queue/${branch.id}`),
  "($locale).events._index": [
    ...anyone("/events?q=nothing"),
    ...answered(422, anyone("/events?from=2026-02-31")),
  ],
  "($locale).events.$slug": [
    ...anyone(publicPage("")),
    ...anyone(({ live }) => `/events/${live.slug}`),
    ...anyone(({ past }) => `/events/${past.slug}`),
    ...anyone(({ full }) => `/events/${full.slug}`),
    ...anyone(({ fair }) => `/events/${fair.slug}`),
    ...anyone(publicFair("")),
  ],
  "($locale).events.$slug_.floor-plan": anyone(publicPage("/floor-plan")),
  "($locale).events.$slug_.registration": [
    ...anyone(publicPage("/registration"), "refused"),
    ...anyone(({ past }) => `/events/${past.slug}/registration`),
    ...anyone(({ full }) => `/events/${full.slug}/registration`),
  ],
  "($locale).events.$slug_.openings": [
    ...anyone(publicPage("/openings")),
    ...anyone(publicPage("/openings?q=nothing")),
    ...answered(422, anyone(publicPage("/openings?pay=20,50"))),
    ...anyone(publicFair("/openings")),
  ],
  "($locale).events.$slug_.handout": [...anyone(publicPage("/handout")), ...anyone(publicFair("/handout"))],
  "($locale).openings": [
    ...anyone("/openings"),
    ...anyone("/openings?q=nothing"),
    ...answered(422, anyone("/openings?pay=20,50")),
  ],
  "($locale).help._index": [...anyone("/help"), ...anyone("/fa/help")],
  "($locale).help.$slug": [
    ...anyone("/help/write-or-renew-your-resume"),
    ...anyone("/fa/help/write-or-renew-your-resume"),
  ],
  "($locale).lost-ticket": anyone("/lost-ticket", "refused"),
  "($locale).lost-ticket_.sent": anyone("/lost-ticket/sent"),
  "($locale).places-that-help": [...anyone("/places-that-help"), ...anyone("/fa/places-that-help")],
  "($locale).privacy": anyone("/privacy"),
  "embed.events.$slug": anyone((story) => `/embed${publicPage("")(story)}`),
  "t.$code": anyone(({ ticket }) => ticket),
  "m.$code": [
    ...anyone(({ place: { manage } }) => manage),
    ...anyone(({ givenBack }) => givenBack.manage),
    ...anyone(({ waiting }) => waiting),
    ...anyone(({ offered }) => offered),
  ],
  "m.$code_.accommodation": [
    ...anyone(({ place: { manage } }) => `${manage}/accommodation`, "refused"),
    ...anyone(({ givenBack: { manage } }) => `${manage}/accommodation`),
  ],
  "m.$code_.accommodation_.$requestId": anyone(({ accessRequest }) => accessRequest, "refused"),
  "m.$code_.answer": anyone(({ place: { manage } }) => `${manage}/answer`),
  "m.$code_.job": apart,
  "m.$code_.contact": anyone(({ place: { manage } }) => `${manage}/contact`),
  "m.$code_.data": anyone(({ place: { manage } }) => `${manage}/data`),
  "m.$code_.data_.deletion": anyone(({ place: { manage } }) => `${manage}/data/deletion`),
  "m.$code_.interviews": [
    ...anyone(({ place: { manage } }) => `${manage}/interviews`),
    ...anyone(({ givenBack: { manage } }) => `${manage}/interviews`),
    ...anyone(({ waiting }) => `${waiting}/interviews`),
  ],
  "m.$code_.sharing": [
    ...anyone(({ place: { manage } }) => `${manage}/sharing`),
    ...anyone(({ atTable }) => `${atTable.manage}/sharing`),
    ...anyone(({ givenBack: { manage } }) => `${manage}/sharing`),
  ],
  "m.$code_.name": anyone(({ place: { manage } }) => `${manage}/name`, "refused"),
  "m.$code_.openings": [
    ...anyone(({ place: { manage } }) => `${manage}/openings`),
    ...anyone(({ place: { manage } }) => `${manage}/openings?q=nothing`),
  ],
  "m.$code_.party": anyone(({ place: { manage } }) => `${manage}/party`),
  "m.$code_.return": anyone(({ givenBack }) => `${givenBack.manage}/return`),

  "r.$code": [
    ...anyone(({ report }) => report.link),
    ...anyone(({ report }) => `${report.link}?lang=fa`),
    ...answered(404, anyone("/r/none")),
  ],
  "outcomes.$code": anyone(({ outcomes }) => outcomes),
  "outcomes.$code_.declination": anyone(({ outcomes }) => `${outcomes}/declination`),
  "survey.$code": [
    ...anyone(({ survey }) => survey, "refused"),
    ...anyone(({ survey }) => `${survey}?lang=fa`),
  ],

  "sign-in": [...anyone("/sign-in", "refused"), ...newcomer("/sign-in")],
  "sign-in_.link": anyone("/sign-in/link", "refused"),
  "sign-in_.link_.$token": anyone(({ signInLink }) => signInLink),
  "sign-in_.passkey": anyone("/sign-in/passkey"),
  "sign-in_.passkey_.answer": anyone("/sign-in/passkey/answer"),
  "sign-in_.mailed": anyone("/sign-in/mailed?for=sign-up"),
  "sign-out": employer("/sign-out"),
  "sign-up": anyone("/sign-up", "refused"),
  "confirm.$token": anyone(({ confirmation }) => confirmation),
  reset: anyone("/reset", "refused"),
  "reset_.$token": anyone(({ reset }) => reset, "refused"),
  "two-factor": anyone("/two-factor", "refused"),
  "two-factor_.recovery": anyone("/two-factor/recovery", "refused"),
  "invitations.$token": [
    ...anyone(({ invitation }) => invitation, "refused"),
    ...answered(410, anyone("/invitations/no-such-link")),
  ],
  "door-pass.$token": [
    ...anyone(({ doorPass }) => doorPass.path, "refused"),
    ...answered(410, anyone("/door-pass/none")),
  ],
  "table-pass.$token": [
    ...anyone(({ tablePass }) => tablePass, "refused"),
    ...answered(410, anyone("/table-pass/none")),
  ],
  "account._index": [...staff("/account"), ...newcomer("/account")],
  "account.authenticator": staff("/account/authenticator", "refused"),
  "account.authenticator_.proof": staff("/account/authenticator/proof", "refused"),
  "account.authenticator_.removal": apart,
  "account.recovery-codes": apart,
  "account.passkeys._index": staff("/account/passkeys"),
  "account.passkeys.new": staff("/account/passkeys/new", "refused"),
  // A browser's own authenticator is needed to have one: passkeys.test.ts.
  "account.passkeys.$passkeyId.removal": apart,
  "account.password": staff("/account/password", "refused"),

  "mailbox._index": anyone("/mailbox"),
  "mailbox.$mailId._index": apart,

  // Of centers that are closed alone, of which the story has none.
  closed: apart,
  // In place of an answer to a body that was not read: opening-desk.test.ts.
  "too-large": apart,
  "sign-in_.provider": apart,
  "sign-in_.provider_.answer": apart,

  installation: frame,
  "installation._index": admin("/installation"),
  "installation.admins._index": admin("/installation/admins", "refused"),
  "installation.admins.$userId.removal": admin(({ chief }) => `/installation/admins/${chief}/removal`),
  "installation.audit": [
    ...admin("/installation/audit"),
    ...answered(422, admin("/installation/audit?from=2026-12-31&until=2026-01-01")),
  ],
  "installation.centers.new": admin("/installation/centers/new", "refused"),
  "installation.centers.$centerId._index": admin(ofCenter(""), "refused"),
  "installation.centers.$centerId.archive": admin(ofCenter("/archive")),
  "installation.centers.$centerId.export._index": [
    ...admin(ofCenter("/export")),
    ...admin(ofCenter("/export?refused=wrong")),
  ],
  "installation.centers.$centerId.restoration": admin(ofCenter("/restoration")),
  "installation.figures": [
    ...admin("/installation/figures"),
    ...answered(422, admin("/installation/figures?from=2026-12-31&until=2026-01-01")),
  ],

  employer: frame,
  "employer._index": employer("/employer"),
  "employer.organization": [
    ...employer("/employer/organization"),
    ...newcomer("/employer/organization", "refused"),
  ],
  "employer.events.new": employer("/employer/events/new", "refused"),
  "employer.events.$eventId._index": [...employer(asked("")), ...employer(drafted(""))],
  "employer.events.$eventId.edit": employer(drafted("/edit"), "refused"),
  "employer.events.$eventId.interviews._index": interviewsOf("employer", ""),
  "employer.events.$eventId.interviews.new": offerOf("employer"),
  "employer.events.$eventId.interviews.shift": interviewsOf("employer", "/shift"),
  "employer.events.$eventId.interviews.$slotId._index": slotOf("employer", "", "refused"),
  "employer.events.$eventId.interviews.$slotId.cancellation": slotOf("employer", "/cancellation"),
  "employer.events.$eventId.removal": employer(({ keptDraft }) => `/employer/events/${keptDraft}/removal`),
  "employer.events.$eventId.openings._index": employer(({ live }) => `/employer/events/${live.id}/openings`),
  "employer.events.$eventId.openings.imports._index": employer(drafted("/openings/imports"), "refused"),
  "employer.events.$eventId.openings.imports.$importId": apart,
  "employer.events.$eventId.notes.$registrationId": employer(({ note }) => note),
  "employer.events.$eventId.shared": employer(({ live }) => `/employer/events/${live.id}/shared`),
  "employer.events.$eventId.table": employer(({ live }) => `/employer/events/${live.id}/table`, "refused"),
  "employer.events.$eventId.table-phones._index": employer(
    ({ live }) => `/employer/events/${live.id}/table-phones`,
    "refused",
  ),
  "employer_.events.$eventId.table.$visitId": [
    ...employer(({ atTable }) => atTable.visit),
    ...employer(({ atTable }) => `${atTable.visit}?lang=fa`),
  ],
  "employer.events.$eventId.thread": [
    ...employer(asked("/thread"), "refused"),
    ...employer(drafted("/thread")),
  ],
  "employer.events.$eventId.submission": employer(drafted("/submission")),
  "employer.events.$eventId.withdrawal": employer(asked("/withdrawal")),

  "employer.fairs._index": employer("/employer/fairs"),
  "employer.fairs.$eventId._index": [
    ...employer(({ fair }) => fair.own),
    ...employer(({ fair }) => fair.withTable),
    ...employer(({ fair }) => fair.invited),
  ],
  "employer.fairs.$eventId.application": employer(({ fair }) => `${fair.own}/application`, "refused"),
  "employer.fairs.$eventId.declination": employer(({ fair }) => `${fair.invited}/declination`),
  "employer.fairs.$eventId.thread": employer(({ fair }) => `${fair.own}/thread`, "refused"),
  "employer.fairs.$eventId.tickets.$registrationId": employer(({ fair }) => fair.ticket),
  "employer.fairs.$eventId.withdrawal": employer(({ fair }) => `${fair.withTable}/withdrawal`),

  "door._index": door("/door"),
  "door.$eventId": door(doorOf("")),
  "door.$eventId_.scans": door(doorOf("/scans"), "refused"),
  "door.$eventId_.undos": door(doorOf("/undos")),
  "door.$eventId_.walk-ins": door(doorOf("/walk-ins")),

  "kiosk._index": answered(403, staff("/kiosk")),
  "kiosk.$eventId": [...kiosk(kioskOf("")), ...answered(403, staff(kioskOf("")))],
  "kiosk.$eventId_.check-ins": kiosk(kioskOf("/check-ins"), "refused"),
  "kiosk.$eventId_.registrations": kiosk(kioskOf("/registrations"), "refused"),
  "kiosk.$eventId_.surveys": kiosk(kioskOf("/surveys"), "refused"),
  "kiosk.$eventId_.walk-ins": kiosk(kioskOf("/walk-ins")),

  "table._index": answered(403, staff("/table")),
  "table.$eventId": [
    ...table(({ live }) => `/table/${live.id}`),
    ...answered(
      403,
      staff(({ live }) => `/table/${live.id}`),
    ),
  ],
  "table.$eventId_.visits.$visitId": table(({ tableVisit }) => tableVisit),

  staff: frame,
  "staff._index": staff("/staff"),
  "staff.audit": staff("/staff/audit"),
  "staff.appointments._index": staff("/staff/appointments"),
  "staff.appointments.bookings.$bookingId._index": staff(booking("")),
  "staff.appointments.bookings.$bookingId.slip": staff(booking("/slip")),
  "staff.appointments.bookings.$bookingId.time": staff(booking("/time")),
  "staff.appointments.closed-days._index": staff("/staff/appointments/closed-days", "refused"),
  "staff.appointments.days.$day._index": staff(
    ({ appointment }) => `/staff/appointments/days/${appointment.day}`,
  ),
  "staff.appointments.days.$day.cancellation": staff(
    ({ appointment }) => `/staff/appointments/days/${appointment.day}/cancellation`,
  ),
  "staff.appointments.hours.new": staff("/staff/appointments/hours/new", "refused"),
  "staff.appointments.hours.$hoursId": staff(
    ({ appointment }) => `/staff/appointments/hours/${appointment.hoursId}`,
  ),
  "staff.appointments.times.new": staff("/staff/appointments/times/new", "refused"),
  "staff.appointments.times.$slotId._index": staff(
    ({ appointment }) => `/staff/appointments/times/${appointment.freeId}`,
    "refused",
  ),
  "staff.appointments.times.$slotId.cancellation": staff(appointmentTime("/cancellation")),
  "staff.queue._index": staff("/staff/queue"),
  "staff.queue.numbers.$numberId._index": staff(
    ({ appointment }) => `/staff/queue/numbers/${appointment.numberId}`,
  ),
  "staff.partners._index": [...staff("/staff/partners"), ...staff("/staff/partners?show=retired")],
  "staff.partners.new": staff("/staff/partners/new", "refused"),
  "staff.partners.$partnerId._index": staff(({ helpers }) => helpers.partner, "refused"),
  "staff.partners.$partnerId.restoration": staff(({ helpers }) => `${helpers.partner}/restoration`),
  "staff.partners.$partnerId.retirement": staff(({ helpers }) => `${helpers.partner}/retirement`),
  "staff.referrals._index": [
    ...staff("/staff/referrals"),
    ...staff("/staff/referrals?q=nothing"),
    ...staff("/staff/referrals?from=2026-02-31"),
  ],
  "staff.referrals.lists._index": staff("/staff/referrals/lists", "refused"),
  "staff.referrals.lists.$importId": apart,
  "staff.referrals.new": [
    ...staff("/staff/referrals/new"),
    ...staff(({ helpers }) => helpers.partner.replace(/^.*\//, "/staff/referrals/new?partner=")),
  ],
  "staff.referrals.$referralId._index": staff(({ helpers }) => helpers.referral),
  "staff.referrals.$referralId.reference": staff(({ helpers }) => `${helpers.referral}/reference`),
  "staff.referrals.$referralId.slip": staff(({ helpers }) => `${helpers.referral}/slip`),
  "staff.referrals.$referralId.steps": staff(({ helpers }) => `${helpers.referral}/steps`, "refused"),
  "staff.resources._index": staff("/staff/resources"),
  "staff.resources.new": staff("/staff/resources/new", "refused"),
  "staff.resources.readiness": staff("/staff/resources/readiness"),
  "staff.resources.$resourceId._index": staff(({ helpers }) => helpers.resource),
  "staff.resources.$resourceId.publication": staff(({ helpers }) => `${helpers.resource}/publication`),
  "staff.resources.$resourceId.texts.$locale": [
    ...staff(({ helpers }) => `${helpers.resource}/texts/en`),
    ...staff(({ helpers }) => `${helpers.resource}/texts/fa`, "refused"),
  ],
  "staff.resources.$resourceId.withdrawal": staff(({ helpers }) => `${helpers.resource}/withdrawal`),
  "staff.calendar._index": [
    ...staff("/staff/calendar"),
    ...staff("/staff/calendar?year=2026"),
    ...staff("/staff/calendar?month=2031-02"),
  ],
  "staff.calendar.free-rooms": [
    ...staff("/staff/calendar/free-rooms"),
    ...staff("/staff/calendar/free-rooms?date=2031-02-03&from=10%3A00&until=14%3A00&people=10"),
    ...staff("/staff/calendar/free-rooms?date=2031-02-30&from=&until=14%3A00&people=x"),
  ],
  "staff.employers._index": [...staff("/staff/employers"), ...staff("/staff/employers?q=nobody")],
  "staff.employers.new": staff("/staff/employers/new", "refused"),
  "staff.employers.$employerId._index": [
    ...staff(unvetted("")),
    ...staff(({ vettedEmployer }) => `/staff/employers/${vettedEmployer.id}`),
  ],
  "staff.employers.$employerId.edit": staff(unvetted("/edit"), "refused"),
  "staff.employers.$employerId.vetting._index": [
    ...staff(unvetted("/vetting")),
    ...staff(({ vettedEmployer }) => `/staff/employers/${vettedEmployer.id}/vetting`),
  ],
  "staff.employers.$employerId.vetting.acceptance": staff(unvetted("/vetting/acceptance")),
  "staff.employers.$employerId.vetting.checks.$check": [
    ...staff(unvetted("/vetting/checks/callBack"), "refused"),
    ...staff(unvetted("/vetting/checks/duplicate")),
    ...staff(unvetted("/vetting/checks/attestations")),
  ],
  "staff.employers.$employerId.vetting.declination": staff(unvetted("/vetting/declination"), "refused"),
  "staff.events._index": [...staff("/staff/events"), ...staff("/staff/events?q=nothing")],
  "staff.events.new": staff("/staff/events/new", "refused"),
  "staff.events.$eventId._index": [
    ...staff(liveEvent("")),
    ...staff(request("")),
    ...staff(({ ownDraft }) => `/staff/events/${ownDraft}`),
    ...staff(liveFair("")),
  ],
  "staff.events.$eventId.accommodations._index": [
    ...staff(openEvent("/accommodations")),
    ...staff(({ past }) => `/staff/events/${past.id}/accommodations`),
  ],
  "staff.events.$eventId.announcement": [
    ...staff(openEvent("/announcement"), "refused"),
    ...staff(liveEvent("/announcement")),
  ],
  "staff.events.$eventId.approval": [...staff(request("/approval")), ...staff(liveEvent("/approval"))],
  "staff.events.$eventId.audit": staff(openEvent("/audit")),
  "staff.events.$eventId.badges._index": staff(openEvent("/badges"), "refused"),
  "staff.events.$eventId.badges.$jobId._index": apart,
  "staff.events.$eventId.cancellation": staff(openEvent("/cancellation"), "refused"),
  "staff.events.$eventId.closure": staff(({ past }) => `/staff/events/${past.id}/closure`),
  "staff.events.$eventId.conflicts._index": [
    ...staff(liveEvent("/conflicts")),
    ...staff(openEvent("/conflicts")),
  ],
  "staff.events.$eventId.declination": staff(request("/declination"), "refused"),
  "staff.events.$eventId.door-passes._index": staff(liveEvent("/door-passes")),
  "staff.events.$eventId.door-passes.$passId._index": staff(
    ({ live, doorPass }) => `/staff/events/${live.id}/door-passes/${doorPass.id}`,
  ),
  "staff.events.$eventId.edit": staff(openEvent("/edit"), "refused"),
  "staff.events.$eventId.floor-plan._index": [
    ...staff(openEvent("/floor-plan"), "refused"),
    ...staff(liveEvent("/floor-plan")),
  ],
  "staff.events.$eventId.floor-plan.picture": staff(openEvent("/floor-plan/picture"), "refused"),
  "staff.events.$eventId.floor-plan.removal": staff(openEvent("/floor-plan/removal")),
  "staff.events.$eventId.interviews._index": [
    ...interviewsOf("staff", ""),
    ...staff(liveEvent("/interviews")),
  ],
  "staff.events.$eventId.interviews.new": offerOf("staff"),
  "staff.events.$eventId.interviews.shift": interviewsOf("staff", "/shift"),
  "staff.events.$eventId.interviews.$slotId._index": slotOf("staff", "", "refused"),
  "staff.events.$eventId.interviews.$slotId.cancellation": slotOf("staff", "/cancellation"),
  "staff.events.$eventId.employers._index": [
    ...staff(fairOf("")),
    ...staff(fairOf("?show=no-show")),
    ...staff(openEvent("/employers")),
    ...staff(liveFair("/employers")),
  ],
  "staff.events.$eventId.employers.announcement": [
    ...staff(openEvent("/employers/announcement"), "refused"),
    ...staff(fairOf("/announcement")),
  ],
  "staff.events.$eventId.employers.invitations": staff(fairOf("/invitations"), "refused"),
  "staff.events.$eventId.employers.limits": staff(fairOf("/limits")),
  "staff.events.$eventId.employers.$employerId._index": [
    ...staff(applicant("")),
    ...staff(({ fair }) => fair.atTable),
  ],
  "staff.events.$eventId.employers.$employerId.acceptance": staff(applicant("/acceptance")),
  "staff.events.$eventId.employers.$employerId.declination": staff(applicant("/declination"), "refused"),
  "staff.events.$eventId.employers.$employerId.table": staff(({ fair }) => `${fair.atTable}/table`),
  "staff.events.$eventId.employers.$employerId.thread._index": staff(applicant("/thread"), "refused"),
  "staff.events.$eventId.employers.$employerId.withdrawal": staff(
    ({ fair }) => `${fair.atTable}/withdrawal`,
    "refused",
  ),
  "staff.events.$eventId.flags.$digest": staff(({ flag }) => flag, "refused"),
  "staff.events.$eventId.mail._index": staff(openEvent("/mail")),
  "staff.events.$eventId.needs-info": staff(request("/needs-info"), "refused"),
  "staff.events.$eventId.outcomes._index": staff(({ past }) => `/staff/events/${past.id}/outcomes`),
  "staff.events.$eventId.outcomes.$employerId._index": [
    ...staff(({ past }) => `/staff/events/${past.id}/outcomes/${past.employerId}`),
    ...staff(({ open }) => `/staff/events/${open.id}/outcomes/${open.employerId}`),
  ],
  "staff.events.$eventId.openings._index": [
    ...staff(liveEvent("/openings")),
    ...staff(liveFair("/openings")),
  ],
  "staff.events.$eventId.openings.imports._index": staff(openEvent("/openings/imports"), "refused"),
  "staff.events.$eventId.openings.imports.$importId": apart,
  "staff.events.$eventId.paper-night._index": staff(liveEvent("/paper-night"), "refused"),
  "staff.events.$eventId.paper-night.arrivals": staff(liveEvent("/paper-night/arrivals")),
  "staff.events.$eventId.publication": staff(({ ownDraft }) => `/staff/events/${ownDraft}/publication`),
  "staff.events.$eventId.registrations._index": [
    ...staff(openEvent("/registrations")),
    ...staff(openEvent("/registrations?q=nobody")),
  ],
  "staff.events.$eventId.registrations.new": staff(openEvent("/registrations/new"), "refused"),
  "staff.events.$eventId.registrations.$registrationId._index": staff(place("")),
  "staff.events.$eventId.registrations.$registrationId.cancellation": staff(place("/cancellation")),
  "staff.events.$eventId.registrations.$registrationId.deletion": staff(place("/deletion")),
  "staff.events.$eventId.registrations.$registrationId.sharing": staff(place("/sharing")),
  "staff.events.$eventId.registrations.$registrationId.interviews._index": staff(place("/interviews")),
  "staff.events.$eventId.registrations.$registrationId.name": staff(place("/name"), "refused"),
  "staff.events.$eventId.registrations.$registrationId.reissue": staff(place("/reissue")),
  "staff.events.$eventId.registrations.$registrationId.return": staff(
    ({ open, givenBack }) => `/staff/events/${open.id}/registrations/${givenBack.id}/return`,
  ),
  "staff.events.$eventId.registrations.$registrationId.ticket": staff(place("/ticket")),
  "staff.events.$eventId.results._index": [
    ...staff(({ past }) => `/staff/events/${past.id}/results`),
    ...staff(openEvent("/results")),
    ...staff(liveFair("/results")),
  ],
  "staff.events.$eventId.room._index": [...staff(liveEvent("/room")), ...staff(openEvent("/room"))],
  "staff.events.$eventId.room.doors._index": staff(liveEvent("/room/doors"), "refused"),
  "staff.events.$eventId.room.doors.$doorId": staff(
    ({ live, door: named }) => `/staff/events/${live.id}/room/doors/${named.id}`,
    "refused",
  ),
  "staff.events.$eventId.roster": staff(liveEvent("/roster")),
  "staff.events.$eventId.thread._index": [
    ...staff(request("/thread"), "refused"),
    ...staff(openEvent("/thread")),
  ],
  "staff.events.$eventId.tables._index": [...staff(liveEvent("/tables")), ...staff(liveFair("/tables"))],
  "staff.events.$eventId.tables.$employerId._index": staff(
    ({ live }) => `/staff/events/${live.id}/tables/${live.employerId}`,
    "refused",
  ),
  "staff.events.$eventId.waitlist": [
    ...staff(({ full }) => `/staff/events/${full.id}/waitlist`),
    ...staff(openEvent("/waitlist")),
  ],
  "staff.events.$eventId.survey": staff(({ past }) => `/staff/events/${past.id}/survey`),
  "staff.events.$eventId.texts._index": staff(openEvent("/texts")),
  "staff.events.$eventId.texts.$locale": staff(openEvent("/texts/fa"), "refused"),
  "staff.languages._index": staff("/staff/languages"),
  "staff.languages.$locale._index": staff("/staff/languages/fa"),
  "staff.desk._index": [...staff("/staff/desk"), ...staff("/staff/desk?done=other")],
  "staff.desk.batches.$batchId.undo": staff(({ desk }) => desk.batch),
  "staff.desk.categories._index": admin("/staff/desk/categories"),
  "staff.desk.categories.new": admin("/staff/desk/categories/new", "refused"),
  "staff.desk.categories.$categoryId._index": admin(({ desk }) => desk.category),
  "staff.desk.imports._index": admin("/staff/desk/imports", "refused"),
  "staff.desk.imports.$importId._index": admin(({ desk }) => desk.file),
  "staff.desk.samples._index": staff("/staff/desk/samples", "refused"),
  "staff.desk.samples.$sampleId.removal": staff(({ desk }) => desk.sample),
  "staff.desk.shifts._index": staff("/staff/desk/shifts"),
  "staff.desk.shifts.new": staff("/staff/desk/shifts/new", "refused"),
  "staff.mail._index": admin("/staff/mail"),
  "staff.members._index": admin("/staff/members"),
  "staff.members.$membershipId.role": admin(({ member }) => `/staff/members/${member.id}/role`),
  "staff.members.$membershipId.withdrawal": admin(({ member }) => `/staff/members/${member.id}/withdrawal`),
  "staff.members.invitations.new": admin("/staff/members/invitations/new", "refused"),
  "staff.places._index": admin("/staff/places"),
  "staff.places.branches.new": admin("/staff/places/branches/new", "refused"),
  "staff.places.branches.$branchId": admin(({ branch }) => `/staff/places/branches/${branch.id}`, "refused"),
  "staff.places.rooms.new": admin("/staff/places/rooms/new", "refused"),
  "staff.places.rooms.$roomId": admin(({ room }) => `/staff/places/rooms/${room.id}`, "refused"),
  "staff.reminders._index": admin("/staff/reminders", "refused"),
  "staff.reminders.$kind._index": admin("/staff/reminders/reminder-week", "refused"),
  "staff.settings": admin("/staff/settings", "refused"),
  "staff.settings_.logo._index": admin("/staff/settings/logo"),
  "staff.settings_.logo.removal": admin("/staff/settings/logo/removal"),
  "staff.settings_.languages._index": admin("/staff/settings/languages"),
  "staff.settings_.languages.$locale": admin("/staff/settings/languages/es"),
  "staff.settings_.retention": admin("/staff/settings/retention", "refused"),
  "staff.report._index": [
    ...staff("/staff/report"),
    ...staff("/staff/report?from=2015-01-01&until=2031-12-31"),
    ...answered(422, staff("/staff/report?from=2031-01-02&until=2031-01-01")),
  ],
  "staff.report.figures.$figure": [
    ...staff("/staff/report/figures/attendance?from=2015-01-01&until=2031-12-31"),
    ...staff("/staff/report/figures/inquiries?from=2001-01-01&until=2001-12-31"),
  ],
  "staff.report.opening-balances._index": admin("/staff/report/opening-balances", "refused"),
  "staff.report.opening-balances.$balanceId.withdrawal": admin(({ report }) => report.balance),
  "staff.report.targets._index": admin("/staff/report/targets", "refused"),
  "staff.report.targets.$targetId.removal": admin(({ report }) => report.target),
  "staff.report.shares._index": admin("/staff/report/shares", "refused"),
  "staff.report.shares.$shareId._index": admin(({ report }) => report.share),
  "staff.report.shares.$shareId.withdrawal": admin(({ report }) => `${report.share}/withdrawal`),
  "staff.settings_.wage-floors._index": admin("/staff/settings/wage-floors", "refused"),
  "staff.settings_.wage-floors.$floorId.removal": admin(({ floorRemoval }) => floorRemoval),
  "staff.templates._index": staff("/staff/templates"),
  "staff.templates.new": staff("/staff/templates/new", "refused"),
  "staff.templates.$templateId._index": staff(({ template }) => template, "refused"),
  "staff.templates.$templateId.removal": staff(({ template }) => `${template}/removal`),
  "staff.settings_.webhooks._index": admin("/staff/settings/webhooks"),
  "staff.settings_.webhooks.new": admin("/staff/settings/webhooks/new", "refused"),
  "staff.settings_.webhooks.$endpointId._index": [
    ...admin(webhook("")),
    ...admin(webhook("?state=failed&type=event.closed")),
  ],
  "staff.settings_.webhooks.$endpointId.deliveries.$deliveryId._index": admin(
    ({ webhook: { delivery } }) => delivery,
  ),
  "staff.settings_.webhooks.$endpointId.edit": admin(webhook("/edit"), "refused"),
  "staff.settings_.webhooks.$endpointId.removal": admin(webhook("/removal")),
  "staff.settings_.webhooks.$endpointId.replay": admin(webhook("/replay")),
  "staff.settings_.webhooks.$endpointId.secret": admin(webhook("/secret")),
  "staff.tokens._index": admin("/staff/tokens"),
  "staff.tokens.new": admin("/staff/tokens/new", "refused"),
  "staff.tokens.$tokenId.withdrawal": admin(({ token }) => `/staff/tokens/${token}/withdrawal`),
};

/** Pages that belong to no route: what an address leads to that names nothing or is another role's. */
export const otherLooks: Look[] = [
  ...answered(404, anyone("/no-such-page")),
  ...answered(404, anyone("/events/no-such-event")),
  ...answered(404, anyone("/m/NOSUCHCODE")),
  ...anyone("/api/docs"),
  ...answered(403, employer("/staff")),
  ...answered(403, staff("/staff/members")),
  ...answered(403, door("/employer")),
  ...answered(403, kiosk("/staff")),
  ...answered(403, table("/staff")),
];
