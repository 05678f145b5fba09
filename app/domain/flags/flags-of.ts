import { digestOf } from "~/app/domain/text/digest";
import { applicantFee } from "./applicant-fee";
import { clientUnnamed } from "./client-unnamed";
import { commissionOnly } from "./commission-only";
import { type DeclinedEmployer, employerSeenDeclined, openingSeenDeclined } from "./declined-employer";
import { driversLicence } from "./drivers-licence";
import { fairChance } from "./fair-chance";
import {
  type Finding,
  type Flag,
  type FlagDecision,
  type FlaggableEmployer,
  type FlaggableOpening,
  type FlagKind,
  flagKinds,
  type WageFloor,
} from "./flag";
import { payBelowFloor } from "./pay-below-floor";
import { payRangeWide } from "./pay-range-wide";

/** A decision of staff on one flag, of which there may be several: the last one holds. */
export interface MadeDecision {
  kind: FlagKind;
  digest: string;
  lookedAt: string;
  /** 1 for the first of its flag. */
  turn: number;
  decision: FlagDecision;
}

/** Everything that an event's flags are made of. */
export interface FlagMaterial<Made extends MadeDecision = MadeDecision> {
  eventId: string;
  openings: readonly FlaggableOpening[];
  employers: readonly FlaggableEmployer[];
  floors: readonly WageFloor[];
  declined: readonly DeclinedEmployer[];
  /** Where the event is, for openings that name no worksite. */
  place: string;
  /** The event's day where it is, `2026-12-01`. */
  on: string;
  decisions: readonly Made[];
}

export interface JudgedFlag<Made extends MadeDecision = MadeDecision> extends Flag {
  /** What staff decided, the last first; empty while it is open. */
  decisions: Made[];
}

/** An event's flags with what staff decided of each. One text that is there twice is one flag. */
export function flagsOf<Made extends MadeDecision>(material: FlagMaterial<Made>): JudgedFlag<Made>[] {
  const found = [
    ...material.openings.flatMap((opening) => openingFlags(opening, material)),
    ...material.employers.flatMap((employer) => employerFlags(employer, material)),
  ];
  // The first of each text: an event may hold thousands.
  const once = new Map(found.toReversed().map((flag) => [`${flag.kind}\n${flag.lookedAt}`, flag]));
  return found
    .filter((flag) => once.get(`${flag.kind}\n${flag.lookedAt}`) === flag)
    .map((flag) => ({ ...flag, decisions: decisionsOn(flag, material.decisions) }));
}

/** The material of some of an event's employers alone, with what they bring. */
export function ofEmployers<Material extends FlagMaterial>(
  material: Material,
  isOne: (employer: Material["employers"][number]) => boolean,
): Material {
  const employers = material.employers.filter(isOne);
  const ids = new Set(employers.map(({ id }) => id));
  return {
    ...material,
    employers,
    openings: material.openings.filter(({ employerId }) => ids.has(employerId)),
  };
}

/** Flags that staff have not decided yet. */
export const openFlags = <Judged extends { decisions: readonly unknown[] }>(flags: readonly Judged[]) =>
  flags.filter(({ decisions }) => decisions.length === 0);

/** How many flags wait for staff. */
export const countOpenFlags = (material: FlagMaterial): number => openFlags(flagsOf(material)).length;

function openingFlags(opening: FlaggableOpening, material: FlagMaterial): Flag[] {
  const isAgency = material.employers.some(
    (employer) => employer.id === opening.employerId && employer.isAgency,
  );
  const findings: Record<FlagKind, Finding | null> = {
    "pay-below-floor": payBelowFloor(opening, material),
    "pay-range-wide": payRangeWide(opening),
    "fair-chance": fairChance(opening),
    "drivers-licence": driversLicence(opening),
    "commission-only": commissionOnly(opening),
    "client-unnamed": clientUnnamed(opening, { isAgency }),
    "applicant-fee": applicantFee(opening),
    "declined-employer": openingSeenDeclined(opening, material.declined),
  };
  const about = { openingId: opening.id, employerId: opening.employerId, about: opening.title };
  return flagKinds.flatMap((kind) => flagOf(kind, findings[kind], about));
}

const employerFlags = (employer: FlaggableEmployer, { declined }: FlagMaterial): Flag[] =>
  flagOf("declined-employer", employerSeenDeclined(employer, declined), {
    openingId: null,
    employerId: employer.id,
    about: employer.legalName,
  });

function flagOf(
  kind: FlagKind,
  finding: Finding | null,
  about: Pick<Flag, "openingId" | "employerId" | "about">,
): Flag[] {
  if (finding === null) return [];
  const lookedAt = [about.about, ...finding.lookedAt].join("\n");
  const { found, source = null } = finding;
  return [{ kind, ...about, found, source, lookedAt, digest: digestOf(`${kind}\n${lookedAt}`) }];
}

/** The digest finds them, the text proves them: nobody writes a text that only looks the same. */
function decisionsOn<Made extends MadeDecision>(flag: Flag, decisions: readonly Made[]): Made[] {
  return decisions
    .filter(
      ({ kind, digest, lookedAt }) =>
        kind === flag.kind && digest === flag.digest && lookedAt === flag.lookedAt,
    )
    .toSorted((a, b) => b.turn - a.turn);
}
