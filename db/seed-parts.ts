import { stoppedClock } from "~/app/adapters/clock/clock";
import type { Services } from "~/app/adapters/services";
import { createEvent } from "~/app/commands/create-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { recordScan } from "~/app/commands/record-scan.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { Actor } from "~/app/domain/access/roles";
import { instantOf, localOf } from "~/app/domain/time/zoned-time";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What every part of the demonstration is told in: its center, who made it, and where events are held. */
export interface Story {
  services: Services;
  center: { id: string; host: string; timeZone: string; locale: string };
  staff: Actor;
  rooms: { auditorium: string; meeting: string; hall: string };
}

/** The same services by a clock that stands at an instant. */
export const servicesAt = (services: Services, instant: Date): Services => ({
  ...services,
  clock: stoppedClock(instant),
});

export async function makeEvent(
  story: Story,
  employerId: string,
  event: EventInput,
  actor = story.staff,
): Promise<string> {
  const made = await createEvent(story.services, { actor, center: story.center, employerId, event });
  if (made.outcome === "refused") throw new Error(`The demonstration's event was refused: ${made.reason}`);
  return made.eventId;
}

export async function publish({ services, center, staff }: Story, eventId: string): Promise<void> {
  const taken = await takeEventStep(services, {
    actor: staff,
    center,
    eventId,
    to: "published",
    reason: null,
  });
  if (taken.outcome === "refused") throw new Error(`The demonstration's event was refused: ${taken.reason}`);
}

/**
 * Registers people and scans the first of them, by a clock that stands at those times. They come at once, as the server
 * takes them best: whoever starts the demonstration waits for it.
 */
export async function fill(
  story: Story,
  eventId: string,
  of: { names: readonly string[]; registeredAt: Date; arrivals: number; firstAt: Date },
): Promise<void> {
  const before = servicesAt(story.services, of.registeredAt);
  const comes = async (name: string, n: number) => {
    const registered = await registerPatron(before, {
      center: story.center,
      eventId,
      patron: { name, email: null, phone: null, language: n % 3 === 1 ? "es" : "en" },
      origin: n % 5 === 4 ? "staff" : "web",
      key: null,
    });
    if (registered.outcome === "refused" || n >= of.arrivals) return;
    const at = new Date(of.firstAt.getTime() + n * 97_000);
    await recordScan(servicesAt(story.services, at), {
      actor: story.staff,
      eventId,
      scanId: story.services.ids.uuid(),
      text: registered.ticketCode,
      scannedAt: at,
      door: n % 3 === 0 ? "Garden entrance" : "Main entrance",
      device: "Front desk phone",
      override: false,
      verdictMs: 180 + n,
    });
  };
  await Promise.all(of.names.map(comes));
}

export const between = (startsAt: Date, length: number) => ({
  startsAt,
  endsAt: new Date(startsAt.getTime() + length),
});

/** Ten in the morning of a day from now, in the center's zone. */
export function morning({ services, center }: Story, days: number): Date {
  const { date } = localOf(new Date(services.clock.now().getTime() + days * day), center.timeZone);
  const found = instantOf({ date, time: "10:00" }, center.timeZone, "earlier");
  if (found.kind !== "instant") throw new Error(`${date} has no ten o'clock`);
  return found.at;
}
