import type { EmployerInput } from "~/app/commands/create-employer.server";
import type { EventInput, OpeningInput } from "~/app/commands/parts/event-input";

type Told = Omit<EventInput, "startsAt" | "endsAt" | "roomId" | "capacity">;

/** The demonstration's employers: a warehouse, a hospital and a bakery. */
export const demonstrationEmployers: [EmployerInput, EmployerInput, EmployerInput] = [
  {
    legalName: "Harborline Logistics LLC",
    street: "2200 Terminal Road, Riverside, CA 92509",
    website: "https://www.harborline.example",
    sizeBand: "250-499",
    contactName: "Dana Whitfield",
    contactEmail: "dana.whitfield@harborline.example",
  },
  {
    legalName: "Mission Valley Hospital",
    street: "77 Canyon Crest Drive, Riverside, CA 92506",
    website: "https://www.missionvalley-hospital.example",
    sizeBand: "500+",
    contactName: "Irene Okafor",
    contactEmail: "hiring@missionvalley-hospital.example",
  },
  {
    legalName: "Three Ovens Bakery Cooperative",
    street: "19 Mill Lane, Riverside, CA 92501",
    website: "https://www.threeovens.example",
    sizeBand: "10-19",
    contactName: "Samuel Brandt",
    contactEmail: "samuel@threeovens.example",
  },
];

export const common = {
  heldFrom: null,
  heldUntil: null,
  doorsOpenAt: null,
  doorsCloseAt: null,
  registrationClosesAt: null,
  accommodationContact: "Ask Marisol at the Job Center desk, 951 555 0142",
} as const;

export const opening = (
  values: Partial<OpeningInput> & Pick<OpeningInput, "title" | "payMinCents" | "payMaxCents">,
): OpeningInput => ({
  vacancies: 1,
  payUnit: "hour",
  employmentType: "full-time",
  schedule: null,
  worksite: null,
  remote: false,
  duties: null,
  minimumQualifications: null,
  howToApply: null,
  closesOn: null,
  ...values,
});

export const demonstrationEvents: Record<"past" | "live" | "open" | "full" | "request" | "draft", Told> = {
  past: {
    ...common,
    type: "info-session",
    title: "Careers in hospital support services",
    description:
      "What the work is like, which certificates help and how to apply. Staff from three departments answered questions.",
    whatToBring: null,
    openings: [
      opening({
        title: "Food service worker",
        vacancies: 6,
        payMinCents: 1975,
        payMaxCents: 2240,
        worksite: "Mission Valley Hospital, 77 Canyon Crest Drive",
      }),
    ],
  },
  live: {
    ...common,
    type: "hiring-event",
    title: "Warehouse and delivery hiring day",
    description:
      "Meet the hiring team and interview on the spot. No appointment is needed once you have a ticket.\n\nTwo interview tables take English and Spanish speakers. Offers are made the same week.",
    whatToBring: "A photo ID if you have one. A resume helps, and we can print it at the desk.",
    openings: [
      opening({
        title: "Warehouse associate",
        vacancies: 24,
        payMinCents: 2150,
        payMaxCents: 2400,
        schedule: "Day and swing shifts, four ten-hour days",
        worksite: "2200 Terminal Road, Riverside",
        duties: "Receive, sort and load freight. Training on scanners and lifts is paid.",
        minimumQualifications: "Able to lift 40 pounds. No experience needed.",
        howToApply: "Come to the event and talk to us.",
      }),
      opening({
        title: "Inventory clerk",
        vacancies: 4,
        payMinCents: 2300,
        payMaxCents: 2650,
        schedule: "Monday to Friday, 7 AM to 3:30 PM",
        worksite: "2200 Terminal Road, Riverside",
        duties: "Count stock, find differences, keep the records right.",
      }),
      opening({
        title: "Seasonal package handler",
        vacancies: 30,
        payMinCents: 2050,
        payMaxCents: 2050,
        employmentType: "seasonal",
        schedule: "Evenings until the end of January",
        worksite: "2200 Terminal Road, Riverside",
      }),
    ],
  },
  open: {
    ...common,
    type: "hiring-event",
    title: "Patient care and kitchen jobs at Mission Valley Hospital",
    description:
      "Recruiters from nursing, food service and environmental services meet applicants one by one.\n\nYou can also ask about the paid nursing assistant course that starts in spring.",
    whatToBring: "Certificates you have, and the names of two people who know your work.",
    openings: [
      opening({
        title: "Certified nursing assistant",
        vacancies: 12,
        payMinCents: 2425,
        payMaxCents: 2890,
        schedule: "Twelve-hour shifts, days or nights",
        worksite: "77 Canyon Crest Drive, Riverside",
        minimumQualifications: "California CNA certificate",
      }),
      opening({
        title: "Kitchen assistant",
        vacancies: 5,
        payMinCents: 1975,
        payMaxCents: 2240,
        employmentType: "part-time",
        schedule: "Mornings, 20 hours a week",
        worksite: "77 Canyon Crest Drive, Riverside",
      }),
    ],
  },
  full: {
    ...common,
    type: "workshop",
    title: "Practice interviews with recruiters",
    description:
      "Fifteen minutes with a recruiter who asks what they ask at work, and ten minutes of advice afterwards.",
    whatToBring: "Your resume, and a job you would like.",
    openings: [],
  },
  request: {
    ...common,
    type: "hiring-event",
    title: "Bakers and counter staff for our second shop",
    description:
      "We open a second shop in February and hire for all shifts. Come and taste what you would be making.",
    whatToBring: null,
    openings: [
      opening({
        title: "Baker",
        vacancies: 3,
        payMinCents: 2200,
        payMaxCents: 2600,
        schedule: "From 4 AM, five days a week",
        worksite: "19 Mill Lane, Riverside",
      }),
      opening({
        title: "Counter staff",
        vacancies: 4,
        payMinCents: 1900,
        payMaxCents: 2000,
        employmentType: "part-time",
        worksite: "19 Mill Lane, Riverside",
      }),
    ],
  },
  draft: {
    ...common,
    type: "workshop",
    title: "How to write a resume for a trade",
    description: "A working morning with two of our bakers who changed careers.",
    whatToBring: "Your resume, in any state.",
    openings: [],
  },
};

/** Forty people who do not exist. */
export const demonstrationNames: readonly string[] = [
  "Rosa Delgado",
  "Minh Tran",
  "Aaliyah Johnson",
  "José Núñez",
  "Grace Kim",
  "Anahit Petrosyan",
  "Luis Ortega",
  "Marcus Hill",
  "Soo-jin Park",
  "Fatima Rahimi",
  "Carlos Mendoza",
  "Dwayne Carter",
  "Maria Santos",
  "Tigran Sargsyan",
  "Linda Chen",
  "Ahmad Karimi",
  "Teresa Flores",
  "Kevin O’Brien",
  "Jasmine Lee",
  "Ramon Villanueva",
  "Nadia Hassan",
  "William Brooks",
  "Esperanza Ruiz",
  "David Nguyen",
  "Hye-won Choi",
  "Arturo Salas",
  "Olivia Bennett",
  "Jerome Wallace",
  "Mei-ling Wu",
  "Gloria Castillo",
  "Reza Moradi",
  "Angela Torres",
  "Peter Novak",
  "Yolanda Price",
  "Joon-ho Lim",
  "Beatriz Aguilar",
  "Samuel Green",
  "Lusine Hakobyan",
  "Isabel Cruz",
  "Thomas Reed",
];
