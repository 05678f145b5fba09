import type { Clock } from "~/app/adapters/clock/clock";
import type { Ids } from "~/app/adapters/ids/ids.server";
import { labelSheets, sheetsFor } from "~/app/domain/labels/label-sheets";
import { badgePdf } from "./badge-document.server";
import type { BadgeJob, BadgeOrder, BadgePrinter } from "./badge-printer";

const lifetimeMs = 60 * 60 * 1000;
/** Prints of one center, and of all, that are kept or wait: each may hold ten megabytes. */
const most = { ofCenter: 6, inAll: 24 };

interface Kept {
  centerId: string;
  eventId: string;
  job: BadgeJob;
}

/**
 * Prints badges in this process, one order after another. They are kept in memory alone, and forgotten an hour after
 * they were asked for: names on paper leave nothing behind on the server.
 */
export function badgePrinter(
  { clock, ids }: { clock: Clock; ids: Pick<Ids, "uuid"> },
  onError: (error: unknown) => void,
): BadgePrinter {
  const kept = new Map<string, Kept>();
  let last: Promise<void> = Promise.resolve();
  let isClosed = false;

  const forgetOld = () => {
    const now = clock.now();
    for (const [id, { job }] of kept) if (job.forgottenAt <= now) kept.delete(id);
  };
  const jobsOf = (of: { centerId: string; eventId: string }) => {
    forgetOld();
    return [...kept.values()]
      .filter(({ centerId, eventId }) => centerId === of.centerId && eventId === of.eventId)
      .map(({ job }) => job);
  };
  const make = async (job: BadgeJob, order: BadgeOrder) => {
    const isStopped = () => isClosed || !kept.has(job.id);
    if (isStopped()) return;
    job.state = "making";
    const onBadge = (isWritten: boolean) => {
      job.done += 1;
      if (!isWritten) job.toWrite += 1;
    };
    try {
      const pdf = await badgePdf(order, { onBadge, isStopped, now: clock.now() });
      if (pdf === null) return;
      job.pdf = new Uint8Array(pdf);
      job.state = "ready";
    } catch (error) {
      job.state = "failed";
      onError(error);
    }
  };
  return {
    start: (of, order) => {
      forgetOld();
      const ofCenter = [...kept.values()].filter(({ centerId }) => centerId === of.centerId);
      const hasRoom =
        (ofCenter.length < most.ofCenter || dropOldest(kept, ofCenter)) &&
        (kept.size < most.inAll || dropOldest(kept, [...kept.values()]));
      if (!hasRoom) return null;
      const job = newJob(ids.uuid(), order, clock.now());
      kept.set(job.id, { ...of, job });
      last = last.then(() => make(job, order));
      // Where nobody asks again, nobody forgets: a timer does, and holds up no process that ends.
      setTimeout(forgetOld, lifetimeMs + 1000).unref();
      return job.id;
    },
    find: (of, jobId) => jobsOf(of).find(({ id }) => id === jobId) ?? null,
    list: (of) => jobsOf(of).reverse(),
    close: () => {
      isClosed = true;
    },
  };
}

function newJob(id: string, order: BadgeOrder, now: Date): BadgeJob {
  return {
    id,
    sheet: order.sheet,
    state: "waiting",
    done: 0,
    total: order.badges.length,
    sheets: sheetsFor(labelSheets[order.sheet], order.badges.length, order.startAt),
    toWrite: 0,
    forgottenAt: new Date(now.getTime() + lifetimeMs),
    pdf: null,
  };
}

/** Makes room by the oldest print that is finished. False where all are still to be made. */
function dropOldest(kept: Map<string, Kept>, among: readonly Kept[]): boolean {
  const finished = among.find(({ job }) => job.state === "ready" || job.state === "failed");
  return finished !== undefined && kept.delete(finished.job.id);
}
