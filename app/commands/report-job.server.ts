import type { Services } from "~/app/adapters/services";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findEventSpan } from "~/db/queries/event-span";
import { lockRegistration } from "~/db/queries/locks";
import { jobReports } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface JobRequest {
  centerId: string;
  registrationId: string;
  answer: JobAnswer;
}

/**
 * A visitor says whether they found work. One answer for each registration, and the last stands. Whoever gave their place
 * back is "already-cancelled"; before the event's end it is "event-ahead".
 */
export function reportJob(
  services: Services,
  { centerId, registrationId, answer }: JobRequest,
): Promise<{ outcome: "reported" } | Refused> {
  return inTransaction(services, "report-job", async (tx) => {
    const registration = await lockRegistration(tx, { centerId, registrationId });
    if (registration === null) return refuse("not-found");
    if (registration.status !== "registered") return refuse("already-cancelled");
    const { eventId } = registration;
    const event = await findEventSpan(tx, { centerId, eventId });
    const now = services.clock.now();
    if (event === null || now < event.endsAt) return refuse("event-ahead");
    const told = { answer, answeredAt: now };
    await tx
      .insert(jobReports)
      .values({ centerId, registrationId, eventId, ...told })
      .onConflictDoUpdate({ target: [jobReports.centerId, jobReports.registrationId], set: told });
    return { outcome: "reported" };
  });
}
