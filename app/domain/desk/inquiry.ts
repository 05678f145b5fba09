/** How a question reached the desk. */
export const channels = ["in-person", "phone", "email", "chat"] as const;
export type Channel = (typeof channels)[number];

/** How long an answer took, in minutes. */
export const minuteBands = ["under-5", "5-14", "15-29", "30-up"] as const;
export type MinuteBand = (typeof minuteBands)[number];

/** How an inquiry came into the log: as it was answered, from a tally of a past shift, or from another tool's file. */
export const inquirySources = ["desk", "bulk", "import"] as const;
export type InquirySource = (typeof inquirySources)[number];

/** What a new center's desk chooses from. A center renames, adds and retires; the key stays, so that years compare. */
export const firstCategories = [
  { key: "search", name: "Job search" },
  { key: "resume", name: "Resume" },
  { key: "application", name: "Application" },
  { key: "portal", name: "Job portal" },
  { key: "interview", name: "Interview" },
  { key: "training", name: "Training" },
  { key: "benefits", name: "Benefits" },
  { key: "other", name: "Something else" },
] as const;

/** Inquiries that one row may stand for: a shift's tally. */
export const mostInquiries = 1_000;

/** Weeks in a year, by which a typical week's count is multiplied. */
export const weeksAYear = 52;
