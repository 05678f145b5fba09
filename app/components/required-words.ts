import { required } from "~/app/i18n/en.json";
import type { Words } from "~/app/i18n/speak";

/** What an empty field asks for, by its name. The API says the same of each: that it is needed. */
const byField: Readonly<Record<string, string>> = {
  accommodationCutOffDays: "Type how many days before the event, or 0.",
  accommodationDays: "Type how many days access requests are kept.",
  adminEmail: "Type the first admin's e-mail address.",
  alt: "Say in words what the picture shows.",
  blanks: "Type how many blank badges you want, or 0.",
  body: "Write the page.",
  branchId: "Choose a branch.",
  calledOn: "Choose the day of the call.",
  calledTime: "Type the time of the call, such as 10:05.",
  capacity: "Type how many people may register.",
  clock: "Type the time of arrival, such as 10:05.",
  codeColumn: "Type the name of the column with our code.",
  consentYears: "Type how many years proof is kept.",
  contactDays: "Type how many days names and contacts are kept.",
  contactEmail: "Type the contact's e-mail address.",
  contactName: "Type the contact's name.",
  contactPhone: "Type the contact's phone number.",
  counselor: "Type the counselor's name.",
  count: "Type how many there were, or 0.",
  current: "Type the password you have now.",
  date: "Choose a day.",
  dateColumn: "Type the name of the column with the date.",
  day: "Choose a day.",
  decision: "Choose a decision.",
  description: "Write what people should know.",
  employerId: "Choose the employer.",
  endsAt: "Choose a day and a time for the end.",
  figure: "Choose a figure.",
  finding: "Choose what you found.",
  from: "Choose when it begins.",
  fromDate: "Choose the first day.",
  fromDay: "Choose the first day.",
  gap: "Type how many minutes are between two interviews, or 0.",
  host: "Type the host, such as jobs.library.example.",
  hourly: "Type the dollars an hour.",
  isAttested: "Tick this to agree.",
  kind: "Choose what it is for.",
  label: "Type a name for it.",
  left: "Type how far the table is from the left.",
  legalName: "Type the legal name.",
  length: "Type how many minutes an interview takes.",
  locale: "Choose a language.",
  mailFrom: "Type the address that mail comes from.",
  number: "Type the number that you called.",
  opening: "Write the first words.",
  outcomeDays: "Type how many days they are kept of visitors who may be asked.",
  partnerId: "Choose a partner.",
  password: "Type a password.",
  pauseFrom: "Choose when the break begins, or leave both empty.",
  pauseUntil: "Choose when the break ends, or leave both empty.",
  people: "Type how many people there are.",
  picture: "Choose a picture.",
  place: "Type where it is, such as Desk 2.",
  places: "Type for how many phones the link is.",
  postedLoad: "Type the number on the sign on the room's wall.",
  quietFrom: "Choose when quiet hours begin.",
  quietUntil: "Choose when quiet hours end.",
  reason: "Give a reason.",
  role: "Choose a role.",
  rosterDays: "Type how many days phones keep lists of names.",
  seats: "Type how many seats there are.",
  servedOn: "Choose the day.",
  sheet: "Choose what you print on.",
  sizeBand: "Choose how many people work there.",
  source: "Write where it comes from.",
  startAt: "Type the number of the first free label.",
  startsAt: "Choose a day and a time for the start.",
  street: "Type the street address.",
  subject: "Write a subject.",
  tableNo: "Type the table's number.",
  text: "Write your message.",
  timeZone: "Choose a time zone.",
  title: "Type a title.",
  to: "Choose what happened.",
  top: "Type how far the table is from the top.",
  topic: "Choose what the page is about.",
  type: "Choose the kind of event.",
  unanswered: "Choose what happens without an answer.",
  until: "Choose when it ends.",
  untilDay: "Choose the last day.",
  url: "Type the address that is to be told.",
  value: "Type the number.",
  website: "Type the web address.",
  year: "Type the year, such as 2026.",
};

/** The fields of one opening in a list of them: `openings.0.title`. */
const byOpeningField: Readonly<Record<string, string>> = {
  closesOn: "Choose the last day to apply.",
  employmentType: "Choose the kind of job.",
  payMax: "Type the highest pay.",
  payMin: "Type the lowest pay.",
  payUnit: "Choose what the pay is for.",
  title: "Type the job's title.",
  vacancies: "Type how many you want to hire.",
};

/** The fields that patrons fill in too: their words are in the catalogues. */
export const patronFields = [
  "name",
  "email",
  "phone",
  "code",
  "accommodationKind",
  "accommodationText",
] as const;

const known = new Set([...Object.values(byField), ...Object.values(required)]);

/** The words for an empty field; undefined where it has none of its own. */
export function requiredWords(field: string, t: Words): string | undefined {
  const inOpening = /^openings\.\d+\.(\w+)$/.exec(field)?.[1];
  if (inOpening !== undefined) return byOpeningField[inOpening];
  const ofPatron = patronFields.find((one) => one === field);
  return ofPatron === undefined ? byField[field] : t(`required.${ofPatron}`);
}

/** True of words that say by themselves which field they mean. */
export const namesItsField = (message: string, t?: Words) =>
  known.has(message) || (t !== undefined && patronFields.some((field) => t(`required.${field}`) === message));
