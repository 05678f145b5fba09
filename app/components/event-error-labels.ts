/** The labels of the event form's fields, for the summary above it: there a message stands apart from its field. */
const labels: Readonly<Record<string, string>> = {
  employerId: "Employer",
  type: "Kind of event",
  title: "Title",
  description: "What people should know",
  startsAt: "Start",
  endsAt: "End",
  roomId: "Branch and room",
  capacity: "How many people may register",
  walkInReserve: "Places kept for walk-ins",
  exitScanning: "Scan people out too",
  heldFrom: "Room needed from",
  heldUntil: "Room needed until",
  doorsOpenAt: "Doors open",
  doorsCloseAt: "Doors close",
  registrationClosesAt: "Registration closes",
  whatToBring: "What to bring",
  accommodationContact: "Contact for help with access",
};

const openingLabels: Readonly<Record<string, string>> = {
  title: "Job title",
  vacancies: "How many to hire",
  payMin: "Lowest pay, in dollars",
  payMax: "Highest pay, in dollars",
  payUnit: "Paid by",
  employmentType: "Kind of job",
  schedule: "Hours",
  worksite: "Place of work",
  duties: "What the person will do",
  minimumQualifications: "What the person needs",
  howToApply: "How to apply",
  clientName: "Hiring for another company",
  closesOn: "Last day to apply",
};

/** What to call each field that has an error: "Opening 2, Job title". A name without a label is left out. */
export function eventErrorLabels(errors: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.keys(errors).flatMap((name) => labelOf(name).map((label) => [name, label])),
  );
}

function labelOf(name: string): string[] {
  const [, index, key = ""] = /^openings\.(\d{1,2})\.(\w+)$/.exec(name) ?? [];
  const label = index === undefined ? labels[name] : openingLabels[key];
  if (label === undefined) return [];
  return [index === undefined ? label : `Opening ${Number(index) + 1}, ${label}`];
}
