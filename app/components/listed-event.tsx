import type { Phase } from "~/app/domain/events/phase";
import type { PlainKey, Words } from "~/app/i18n/speak";
import { type Pay, payInWords } from "./pay";
import { StatusBadge } from "./status-badge";

export interface ListedEvent {
  id: string;
  href: string;
  title: string;
  /** The language that the title is in. */
  textLocale: string;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** Branch and room; empty where there is none yet. */
  place: string;
  phase: Phase;
  openings: readonly (Pay & { title: string })[];
}

/** A row of the list as its card shows it. */
export function cardOf({ hostName, openings, phase, place, ...event }: ListedEvent, t: Words) {
  return {
    ...event,
    locale: t.locale,
    employerName: hostName,
    place: place || t("list.noPlace"),
    pay: payOf(openings, t),
    openings: openingsInWords(
      openings.map(({ title }) => title),
      t,
    ),
    status: badgeOf(phase, t),
  };
}

const badges = {
  full: { word: "list.full", shape: "full", tone: "warn" },
  "registration-closed": { word: "list.closed", shape: "clock", tone: "quiet" },
  live: { word: "list.live", shape: "half", tone: "good" },
} as const satisfies Partial<Record<Phase, { word: PlainKey; shape: string; tone: string }>>;

function badgeOf(phase: Phase, t: Words) {
  if (phase !== "full" && phase !== "registration-closed" && phase !== "live") return undefined;
  const { word, ...looks } = badges[phase];
  return <StatusBadge word={t(word)} {...looks} />;
}

/** From the least to the most of all openings, where all are paid by the same unit. */
function payOf(openings: ListedEvent["openings"], t: Words): string | undefined {
  const units = new Set(openings.map(({ payUnit }) => payUnit));
  const [payUnit] = units;
  if (payUnit === undefined || units.size > 1) return undefined;
  return payInWords(
    {
      payUnit,
      payMinCents: Math.min(...openings.map(({ payMinCents }) => payMinCents)),
      payMaxCents: Math.max(...openings.map(({ payMaxCents }) => payMaxCents)),
    },
    t,
  );
}

/** "Server, Cook and 2 more" */
function openingsInWords(titles: readonly string[], t: Words): string | undefined {
  const [first, second, ...more] = titles;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  if (more.length === 0) return t("list.twoOpenings", { first, second });
  return t("list.moreOpenings", { first, second, count: more.length });
}
