import type { ReactNode } from "react";
import type { Phase } from "~/app/domain/events/phase";
import { type Pay, payInWords } from "./pay";
import { StatusBadge } from "./status-badge";

export interface ListedEvent {
  id: string;
  href: string;
  title: string;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  /** Branch and room; empty where there is none yet. */
  place: string;
  phase: Phase;
  openings: readonly (Pay & { title: string })[];
}

const words = {
  noPlace: "Place not set yet",
  full: "All places are taken",
  closed: "Registration has closed",
  live: "On now",
};

/** A row of the list as its card shows it. */
export function cardOf({ hostName, openings, phase, place, ...event }: ListedEvent, locale: string) {
  return {
    ...event,
    locale,
    employerName: hostName,
    place: place || words.noPlace,
    pay: payOf(openings, locale),
    openings: openingsInWords(openings.map(({ title }) => title)),
    status: badges[phase],
  };
}

const badges: Partial<Record<Phase, ReactNode>> = {
  full: <StatusBadge word={words.full} shape="full" tone="warn" />,
  "registration-closed": <StatusBadge word={words.closed} shape="clock" tone="quiet" />,
  live: <StatusBadge word={words.live} shape="half" tone="good" />,
};

/** From the least to the most of all openings, where all are paid by the same unit. */
function payOf(openings: ListedEvent["openings"], locale: string): string | undefined {
  const units = new Set(openings.map(({ payUnit }) => payUnit));
  const [payUnit] = units;
  if (payUnit === undefined || units.size > 1) return undefined;
  return payInWords(
    {
      payUnit,
      payMinCents: Math.min(...openings.map(({ payMinCents }) => payMinCents)),
      payMaxCents: Math.max(...openings.map(({ payMaxCents }) => payMaxCents)),
    },
    locale,
  );
}

/** "Server, Cook and 2 more" */
function openingsInWords(titles: readonly string[]): string | undefined {
  const [first, second, ...more] = titles;
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}
