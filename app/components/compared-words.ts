import type { ComparedFigure } from "~/app/domain/figures/side-by-side";

/** What each figure is called, and what it counts. */
export const comparedWords: Record<ComparedFigure, { name: string; means: string }> = {
  events: { name: "Events", means: "Public events that took place." },
  attended: { name: "People who came", means: "Job seekers who came in, each once. No employers." },
  walkIns: { name: "Walk-ins", means: "Those of them who had no registration." },
  inquiries: { name: "Inquiries", means: "Questions that a desk answered." },
  referralsMade: { name: "Referrals made", means: "Hand-offs to a partner." },
  referralsServed: { name: "Referrals served", means: "What a partner said to have served or enrolled." },
  appointmentsBooked: { name: "Appointments", means: "Times with a counselor that were booked." },
  appointmentsKept: { name: "Appointments kept", means: "Those to which somebody came." },
};
