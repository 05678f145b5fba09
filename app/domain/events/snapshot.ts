/** An event's words and times at one revision, complete enough to render a mail or a calendar from it alone. */
export interface EventSnapshot {
  slug: string;
  /** ISO 8601 instants, since the snapshot is stored as JSON. */
  startsAt: string;
  endsAt: string;
  zone: string;
  texts: Record<string, { title: string; description: string; whatToBring: string | null }>;
  place: { room: string; branch: string; address: string | null } | null;
  hostName: string;
  accommodationContact: string | null;
  calendarRevision: number;
}
