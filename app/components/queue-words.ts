import type { QueueTopic } from "~/app/domain/queue/number";

/** What somebody waits for, as staff read it. */
export const topicWords: Record<QueueTopic, string> = {
  counselor: "Talk with a counselor",
  "job-search": "Job search",
  resume: "Resume",
  application: "Application",
  computer: "Computer",
  other: "Something else",
};
