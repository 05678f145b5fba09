import { admitWalkIn } from "~/app/commands/admit-walk-in.server";
import { answerSurvey } from "~/app/commands/answer-survey.server";
import { addTarget } from "~/app/commands/change-targets.server";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { marks } from "~/app/domain/outcomes/marks";
import { type OutcomeLine, unknownCounts } from "~/app/domain/outcomes/report";
import { defaultRetention } from "~/app/domain/registrations/retention";
import { localOf } from "~/app/domain/time/zoned-time";
import { findReporter } from "~/db/queries/outcomes";
import { outcomeAsks } from "~/db/schema";
import {
  between,
  day,
  fill,
  hour,
  makeEvent,
  minute,
  morning,
  publish,
  type Story,
  servicesAt,
} from "./seed-parts";
import { demonstrationNames } from "./seed-story";
import { type PastEvent, pastYear, type Told } from "./seed-year-story";

/**
 * The center's year: hiring events and a workshop that are over and closed, with those who came, what they said and what
 * the employers told at 7, 30 and 90 days, or did not; and what the center means to reach in this year.
 */
export async function makeYear(story: Story, hosts: Record<PastEvent["host"], string>): Promise<void> {
  await Promise.all(pastYear.map((past) => makePastEvent(story, hosts[past.host], past)));
  const { services, center, staff: actor } = story;
  const year = Number(localOf(services.clock.now(), center.timeZone).date.slice(0, 4));
  for (const [figure, value] of [
    ["events", 6],
    ["attendance", 200],
    ["portal-enrolments", 80],
  ] as const) {
    const target = { figure, branchId: null, year, value };
    await addTarget(services, { actor, centerId: center.id, targetId: services.ids.uuid(), target });
  }
}

async function makePastEvent(story: Story, employerId: string, past: PastEvent): Promise<void> {
  const startsAt = morning(story, -past.ago);
  const times = between(startsAt, 3 * hour);
  const place = { roomId: story.rooms[past.room], capacity: past.room === "auditorium" ? 90 : 30 };
  const eventId = await makeEvent(story, employerId, { ...past.event, ...times, ...place });
  await publish(story, eventId);
  await fill(story, eventId, {
    names: demonstrationNames.slice(0, past.registered),
    registeredAt: new Date(startsAt.getTime() - 6 * day),
    arrivals: past.came,
    firstAt: new Date(startsAt.getTime() - 20 * minute),
  });
  await letIn(story, eventId, past, startsAt);
  await hearVisitors(story, eventId, past, times.endsAt);
  await hearEmployer(story, { eventId, employerId }, past, times.endsAt);
  const { services, center, staff: actor } = story;
  await takeEventStep(services, { actor, center, eventId, to: "closed", reason: null });
}

/** Who came without a registration, by parties that were counted and not asked for names. */
async function letIn(story: Story, eventId: string, { walkIns }: PastEvent, startsAt: Date): Promise<void> {
  for (const [n, people] of walkIns.entries()) {
    const scannedAt = new Date(startsAt.getTime() + (8 + 9 * n) * minute);
    await admitWalkIn(servicesAt(story.services, scannedAt), {
      ...{ actor: story.staff, eventId, scanId: story.services.ids.uuid(), name: null, people, scannedAt },
      ...{ language: n % 3 === 0 ? "es" : "en", door: "Main entrance", device: "Front desk phone" },
      override: false,
    });
  }
}

/** Points from 2 to 5, most of them good ones. */
const points = [5, 4, 5, 4, 3, 5, 4, 5, 2] as const;
const pointsOf = (n: number): number => points[n % points.length] ?? 5;
const praise = ["Everybody was kind.", "Somebody had time for my resume.", null, null] as const;

async function hearVisitors(
  story: Story,
  eventId: string,
  { surveys }: PastEvent,
  endsAt: Date,
): Promise<void> {
  const services = servicesAt(story.services, new Date(endsAt.getTime() + day));
  const says = (n: number) => {
    const answer = { useful: pointsOf(n), welcome: pointsOf(n + 1), employers: pointsOf(n + 4) };
    return answerSurvey(services, {
      ...{ centerId: story.center.id, eventId, contactDays: defaultRetention.contactDays },
      ...{ formKey: services.ids.uuid(), source: n % 2 === 0 ? "link" : "kiosk" },
      language: n % 3 === 0 ? "es" : "en",
      answer: { ...answer, again: pointsOf(n + 6), liked: praise[n % praise.length] ?? null, better: null },
    });
  };
  await Promise.all(Array.from({ length: surveys }, (_, n) => says(n)));
}

/** The host was asked at every day; where it answered, it did so the day after. */
async function hearEmployer(
  story: Story,
  host: { eventId: string; employerId: string },
  { told }: PastEvent,
  endsAt: Date,
): Promise<void> {
  const of = { ...host, centerId: story.center.id };
  for (const mark of marks) {
    const askedAt = new Date(endsAt.getTime() + mark * day);
    await story.services.db.insert(outcomeAsks).values({ ...of, mark, turn: 1, askedAt });
    const counts = told[mark];
    if (counts === undefined) continue;
    const lines = await linesOf(story, of, counts);
    await reportOutcomes(servicesAt(story.services, new Date(askedAt.getTime() + day)), {
      ...{ ...of, formKey: story.services.ids.uuid(), how: "link", kind: "counts", lines },
      actor: { centerId: of.centerId, kind: "system", id: story.services.ids.uuid() },
    });
  }
}

/** All of it under the first opening: nobody here tells them apart. */
async function linesOf(
  { services }: Story,
  of: { centerId: string; eventId: string; employerId: string },
  counts: Told,
): Promise<OutcomeLine[]> {
  const reporter = await findReporter(services.db, of);
  const [first] = reporter?.openings ?? [];
  const unpaid = { wageCents: null, wageUnit: null, startsOn: null };
  return [
    { ...unknownCounts, ...counts, ...unpaid, openingId: first?.id ?? null, title: first?.title ?? "" },
  ];
}
