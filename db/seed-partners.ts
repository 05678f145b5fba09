import { createPartner } from "~/app/commands/change-partner.server";
import { makeReferral } from "~/app/commands/make-referral.server";
import { markReferral } from "~/app/commands/mark-referral.server";
import { saveReadinessList } from "~/app/commands/order-resources.server";
import { createResource, publishResource, writeResource } from "~/app/commands/write-resource.server";
import { localOf } from "~/app/domain/time/zoned-time";
import { listBranches } from "~/db/queries/places";
import { opening } from "./seed-desk";
import { demonstrationPages, demonstrationPartners } from "./seed-partners-story";
import { day, hour, minute, type Story, servicesAt } from "./seed-parts";

/** Referrals of a year: six a week, as one counselor makes them. */
const referralCount = 300;
/** As many as are made side by side. */
const atOnce = 10;

/**
 * The demonstration's partners, a year of referrals to them, and the pages of the center's help with the list of what to
 * do before an event. What came of a referral follows from its number, so that each run tells the same.
 */
export async function seedPartners(story: Story): Promise<void> {
  const partnerIds = await makePartners(story);
  await makePages(story);
  const { services, center } = story;
  const branches = await listBranches(services.db, { centerId: center.id, limit: 10 });
  const places = { partnerIds, branchIds: branches.map(({ id }) => id) };
  for (let first = 0; first < referralCount; first += atOnce) {
    const some = Array.from({ length: atOnce }, (_, n) => first + n);
    await Promise.all(some.map((n) => makeOne(story, places, n)));
  }
}

/** On the day of an instant, while the desk is open: on the day before where that is a Sunday. */
function atTheDesk(instant: number, n: number): Date {
  const midnight = Math.floor(instant / day) * day;
  const weekday = new Date(midnight).getUTCDay();
  return new Date(midnight - (weekday === 0 ? day : 0) + opening * hour + ((n * 37) % 440) * minute);
}

async function makeOne(
  story: Story,
  { partnerIds, branchIds }: { partnerIds: readonly string[]; branchIds: readonly string[] },
  n: number,
): Promise<void> {
  const { services, center, staff } = story;
  const now = services.clock.now().getTime();
  const at = atTheDesk(now - 360 * day + Math.floor((n * 359 * day) / referralCount), n);
  // Half of them go to the portal, which is first.
  const partnerId = partnerIds[n % 2 === 0 ? 0 : (n % (partnerIds.length - 1)) + 1];
  const branchId = branchIds[n % 3 === 2 ? 1 : 0];
  if (partnerId === undefined || branchId === undefined) return;
  const referralId = services.ids.uuid();
  const language = n % 4 === 1 ? "es" : n % 11 === 5 ? "ko" : "en";
  const referral = { referralId, partnerId, branchId, language, isAgreed: n % 7 !== 3 };
  await makeReferral(servicesAt(services, at), { actor: staff, center, ...referral });
  await tellWhatCame(story, { referralId, n, at, isAgreed: referral.isAgreed });
}

/** Of ten: six were served, one declined, one nobody knows of, and the rest wait. What is young still waits. */
async function tellWhatCame(
  { services, center, staff }: Story,
  { referralId, n, at, isAgreed }: { referralId: string; n: number; at: Date; isAgreed: boolean },
): Promise<void> {
  const later = new Date(at.getTime() + (4 + (n % 9)) * day);
  if (later > services.clock.now()) return;
  const outcome = n % 10;
  if (outcome > 7) return;
  const to = outcome < 6 ? "served" : outcome === 6 ? "declined" : "unknown";
  const how = to === "unknown" ? "staff" : isAgreed ? "partner" : "patron";
  const servedOn = to === "served" ? localOf(later, center.timeZone).date : null;
  const step = { stepId: services.ids.uuid(), to, how, servedOn } as const;
  const then = servicesAt(services, later);
  await markReferral(then, { actor: staff, center, referralId, ...step });
}

async function makePartners({ services, center, staff }: Story): Promise<string[]> {
  const ids: string[] = [];
  for (const partner of demonstrationPartners) {
    const partnerId = services.ids.uuid();
    await createPartner(services, { actor: staff, centerId: center.id, partnerId, partner });
    ids.push(partnerId);
  }
  return ids;
}

async function makePages({ services, center, staff }: Story): Promise<void> {
  const of = { actor: staff, center };
  const steps: { weeksBefore: number; resourceId: string }[] = [];
  for (const { topic, weeksBefore, en, es } of demonstrationPages) {
    const resourceId = services.ids.uuid();
    await createResource(services, { ...of, resourceId, topic, text: { locale: "en", ...en } });
    await writeResource(services, { ...of, resourceId, topic, text: { locale: "es", ...es } });
    await publishResource(services, { ...of, resourceId, isPublic: true });
    if (weeksBefore !== null) steps.push({ weeksBefore, resourceId });
  }
  await saveReadinessList(services, { ...of, steps });
}
