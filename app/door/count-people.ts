import type { Evening } from "./evening";
import { keep } from "./visits";

/** A second tap sooner than this is a finger that bounced, not a second person. */
const oneTap = 700;

/** Lets people in without a ticket. Without a name it is one tap. */
export function walkIn(
  evening: Evening,
  person: { name: string; language: string } | null,
  people: number,
): void {
  const now = evening.ports.device.now();
  const { lastTap, make } = evening;
  if (person === null && lastTap !== null && now.getTime() - lastTap.getTime() < oneTap) return;
  evening.lastTap = person === null ? now : null;
  const { name, language } = person ?? { name: null, language: "en" };
  void keep(evening, { kind: "walk-in", ...make.named(), name, language, people, override: false });
}

/** Counts people in, or out where `people` is below 0. */
export function tally(
  { make, queue, list }: Evening,
  who: "patron" | "employer" | "staff",
  people: number,
): void {
  const item = { kind: "tally", ...make.named(), who, people } as const;
  const outcome = people > 0 ? ("admitted" as const) : ("left" as const);
  void queue.add(item).then(() => list.note(item, { outcome, people: Math.abs(people) }, null));
}
