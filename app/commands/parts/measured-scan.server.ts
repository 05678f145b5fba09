import type { Services } from "~/app/adapters/services";
import type { ScanOutcome } from "~/app/domain/check-in/scan";
import type { Refused } from "~/app/domain/refusal";

/** Counts and times what a door asked by its verdict, in a span; "refused" is what got none. */
export async function measuredScan<
  Recorded extends { outcome: "recorded"; answer: { outcome: ScanOutcome } },
>(
  { tracer, metrics, clock }: Pick<Services, "tracer" | "metrics" | "clock">,
  command: string,
  work: () => Promise<Recorded | Refused>,
): Promise<Recorded | Refused> {
  const began = clock.ticks();
  const result = await tracer.span(command, work);
  const verdict = result.outcome === "refused" ? result.outcome : result.answer.outcome;
  metrics.scanned(verdict, (clock.ticks() - began) / 1000);
  return result;
}
