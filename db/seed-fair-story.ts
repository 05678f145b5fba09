import type { EmployerInput } from "~/app/commands/create-employer.server";
import type { EventInput, OpeningInput } from "~/app/commands/parts/event-input";
import { common, opening } from "./seed-story";

/** An employer at the demonstration's fair, what it brings, and whether it came. */
export interface FairStory {
  employer: EmployerInput;
  openings: OpeningInput[];
  people: string[];
  equipment: string | null;
  /** Null where staff have not answered its application. */
  tableNo: number | null;
  came: "stays" | "left" | "missing" | "never";
}

export const fairEvent: Omit<
  EventInput,
  "startsAt" | "endsAt" | "roomId" | "capacity" | "doorsOpenAt" | "registrationClosesAt"
> = {
  ...common,
  type: "job-fair",
  title: "Riverside job fair: food, care, schools and transit",
  description:
    "Meet the people who hire, one table after another. Staff of the Job Center help with resumes at the entrance, in English and Spanish.",
  whatToBring: "A few copies of your resume, if you have one. We print it for you at the entrance.",
  openings: [],
};

function employer(
  legalName: string,
  domain: string,
  more: Pick<EmployerInput, "street" | "sizeBand" | "contactName">,
): EmployerInput {
  return { legalName, website: `https://www.${domain}`, contactEmail: `jobs@${domain}`, ...more };
}

export const fairEmployers: FairStory[] = [
  {
    employer: employer("Cedar Foods Co-op", "cedarfoods.example", {
      ...{ street: "310 Market Street, Riverside, CA 92501", sizeBand: "50-99", contactName: "Jo Lindgren" },
    }),
    openings: [
      opening({
        title: "Produce clerk",
        vacancies: 4,
        payMinCents: 1900,
        payMaxCents: 2150,
        noExperience: true,
      }),
      opening({
        ...{ title: "Night stocker", vacancies: 3, payMinCents: 2050, payMaxCents: 2300, shifts: ["night"] },
        noExperience: true,
      }),
    ],
    people: ["Jo Lindgren", "Priya Nair"],
    equipment: "A socket for a small cooler",
    ...{ tableNo: 1, came: "stays" },
  },
  {
    employer: employer("Inland Transit Authority", "inlandtransit.example", {
      ...{ street: "4200 Depot Road, Riverside, CA 92507", sizeBand: "500+", contactName: "Marcela Duarte" },
    }),
    openings: [
      opening({
        ...{ title: "Bus operator trainee", vacancies: 20, payMinCents: 2475, payMaxCents: 2900 },
        ...{
          shifts: ["day", "evening", "weekend"],
          duties: "Drive city routes after eight paid weeks of training.",
        },
      }),
      opening({
        title: "Coach cleaner",
        vacancies: 5,
        payMinCents: 2010,
        payMaxCents: 2240,
        shifts: ["night"],
      }),
    ],
    people: ["Marcela Duarte", "Kofi Mensah"],
    equipment: null,
    ...{ tableNo: 2, came: "stays" },
  },
  {
    employer: employer("Sunrise Senior Living", "sunriseseniors.example", {
      ...{
        street: "88 Arlington Avenue, Riverside, CA 92506",
        sizeBand: "100-249",
        contactName: "Helen Abara",
      },
    }),
    openings: [
      opening({
        ...{
          title: "Caregiver",
          vacancies: 12,
          payMinCents: 2000,
          payMaxCents: 2350,
          languages: ["es", "tl"],
        },
        ...{ shifts: ["day", "night"], minimumQualifications: "We train and pay for the certificate." },
      }),
    ],
    people: ["Helen Abara"],
    equipment: null,
    ...{ tableNo: 3, came: "stays" },
  },
  {
    employer: employer("Orchard Valley Schools", "orchardvalley.example", {
      ...{ street: "1500 School Lane, Riverside, CA 92504", sizeBand: "500+", contactName: "Ray Whitcomb" },
    }),
    openings: [
      opening({
        ...{ title: "Cafeteria assistant", vacancies: 8, payMinCents: 1850, payMaxCents: 2025 },
        ...{ employmentType: "part-time", shifts: ["day"], noExperience: true },
      }),
      opening({ title: "School bus aide", vacancies: 4, payMinCents: 1900, payMaxCents: 2100 }),
    ],
    people: ["Ray Whitcomb"],
    equipment: null,
    ...{ tableNo: 4, came: "left" },
  },
  {
    employer: employer("Pacific Rooftop Solar", "pacificrooftop.example", {
      ...{ street: "27 Innovation Way, Riverside, CA 92507", sizeBand: "20-49", contactName: "Devon Ellis" },
    }),
    openings: [
      opening({ title: "Installer", vacancies: 6, payMinCents: 2300, payMaxCents: 2800, shifts: ["day"] }),
    ],
    people: ["Devon Ellis"],
    equipment: "Space for a roof model, 4 by 6 feet",
    ...{ tableNo: 5, came: "missing" },
  },
  {
    employer: employer("Bluebird Contact Center", "bluebirdcontact.example", {
      ...{ street: "900 Tower Circle, Riverside, CA 92505", sizeBand: "250-499", contactName: "Amira Saleh" },
    }),
    openings: [
      opening({
        ...{ title: "Customer service agent", vacancies: 15, payMinCents: 1875, payMaxCents: 2100 },
        ...{ remote: true, languages: ["en", "es"], shifts: ["day", "evening"] },
      }),
    ],
    people: ["Amira Saleh"],
    equipment: null,
    ...{ tableNo: 6, came: "missing" },
  },
  {
    employer: employer("Granite Hill Security", "granitehill.example", {
      ...{ street: "61 Foundry Street, Riverside, CA 92501", sizeBand: "20-49", contactName: "Lou Santoro" },
    }),
    openings: [opening({ title: "Lobby officer", vacancies: 5, payMinCents: 2000, payMaxCents: 2200 })],
    people: ["Lou Santoro"],
    equipment: null,
    ...{ tableNo: 7, came: "never" },
  },
  {
    employer: employer("Maple Street Hotel", "maplestreethotel.example", {
      ...{ street: "5 Maple Street, Riverside, CA 92501", sizeBand: "50-99", contactName: "Yuki Tanabe" },
    }),
    openings: [opening({ title: "Room attendant", vacancies: 6, payMinCents: 1900, payMaxCents: 2050 })],
    people: ["Yuki Tanabe"],
    equipment: null,
    ...{ tableNo: null, came: "missing" },
  },
];
