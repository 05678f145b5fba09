import type { ResourceTopic } from "~/app/domain/resources/resource";

export const topicWords: Record<ResourceTopic, string> = {
  resume: "Resume",
  interview: "Interview",
  portal: "Job portal",
  training: "Training",
  clothing: "Clothing",
  literacy: "Literacy",
  "homeless-services": "Homeless services",
  "new-americans": "New Americans",
};

/** "3 weeks before the event". */
export const weeksInWords = (weeks: number) =>
  weeks === 0 ? "In the week of the event" : `${weeks} ${weeks === 1 ? "week" : "weeks"} before the event`;
