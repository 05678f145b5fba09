import type { EventInput } from "~/app/commands/parts/event-input";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { Stage } from "~/app/domain/outcomes/report";
import { common, opening } from "./seed-story";

/** What an employer told by a day, of all its openings together; left out: nobody knows. */
export type Told = Partial<Record<Stage, number>>;

export interface PastEvent {
  event: Omit<EventInput, "startsAt" | "endsAt" | "roomId" | "capacity">;
  host: "warehouse" | "hospital";
  room: "auditorium" | "meeting";
  /** Days before today. */
  ago: number;
  registered: number;
  came: number;
  /** Parties that came without a registration, and nobody asked their names. */
  walkIns: readonly number[];
  /** Visitors who answered the survey. */
  surveys: number;
  /** What the host answered at each day that it was asked; a day that is missing went unanswered. */
  told: Partial<Record<Mark, Told>>;
}

/** The year behind the demonstration: what its center held, who came, and what employers told of it afterwards. */
export const pastYear: readonly PastEvent[] = [
  {
    event: {
      ...common,
      type: "hiring-event",
      title: "Drivers and loaders for the spring season",
      description: "Harborline fills its spring crews. Bring your license if you have one.",
      whatToBring: null,
      openings: [
        opening({
          title: "Delivery driver",
          vacancies: 10,
          payMinCents: 2250,
          payMaxCents: 2600,
          schedule: "Days, four ten-hour shifts",
          worksite: "2200 Terminal Road, Riverside",
        }),
        opening({ title: "Loader", vacancies: 14, payMinCents: 2050, payMaxCents: 2200 }),
      ],
    },
    ...{ host: "warehouse", room: "auditorium", ago: 301, registered: 38, came: 27 },
    ...{ walkIns: [1, 2, 1, 1, 3, 1, 1, 2, 4, 1], surveys: 11 },
    told: {
      7: { applications: 24, interviews: 14, offers: 5, hires: 2 },
      30: { applications: 24, interviews: 17, offers: 9, hires: 7 },
      90: { applications: 24, interviews: 17, offers: 10, hires: 8, retained: 6 },
    },
  },
  {
    event: {
      ...common,
      type: "hiring-event",
      title: "Nursing assistants: paid training and work",
      description: "The hospital pays the course and the hours in it. Ask what a shift is like.",
      whatToBring: "Certificates you have.",
      openings: [
        opening({
          title: "Nursing assistant in training",
          vacancies: 12,
          payMinCents: 2100,
          payMaxCents: 2350,
          worksite: "77 Canyon Crest Drive, Riverside",
        }),
      ],
    },
    ...{ host: "hospital", room: "auditorium", ago: 246, registered: 40, came: 29 },
    ...{ walkIns: [1, 1, 2, 1, 1, 1, 3], surveys: 13 },
    told: {
      7: { applications: 22, interviews: 12, offers: 4, hires: 1 },
      30: { applications: 22, interviews: 15, offers: 8, hires: 6 },
      90: { applications: 22, interviews: 15, offers: 8, hires: 7, retained: 6 },
    },
  },
  {
    event: {
      ...common,
      type: "workshop",
      title: "Interview practice in English and Spanish",
      description: "Two hours of questions and answers, in pairs and with a recruiter.",
      whatToBring: "Your resume, in any state.",
      openings: [],
    },
    ...{ host: "warehouse", room: "meeting", ago: 187, registered: 18, came: 13 },
    ...{ walkIns: [1, 2, 3], surveys: 9 },
    told: {},
  },
  {
    event: {
      ...common,
      type: "hiring-event",
      title: "First jobs for the summer",
      description: "Evening and weekend work for people who look for their first job.",
      whatToBring: null,
      openings: [
        opening({
          title: "Package sorter",
          vacancies: 20,
          payMinCents: 1950,
          payMaxCents: 2050,
          employmentType: "seasonal",
          worksite: "2200 Terminal Road, Riverside",
        }),
      ],
    },
    ...{ host: "warehouse", room: "auditorium", ago: 164, registered: 40, came: 30 },
    ...{ walkIns: [4, 2, 1, 3, 1, 2, 1, 1, 5, 2, 1], surveys: 15 },
    told: {
      7: { applications: 31, interviews: 26, offers: 14, hires: 9 },
      30: { applications: 31, interviews: 26, offers: 17, hires: 15 },
    },
  },
  {
    event: {
      ...common,
      type: "hiring-event",
      title: "Night and weekend jobs at Mission Valley Hospital",
      description: "Kitchen, cleaning and transport, at hours that leave the day free.",
      whatToBring: null,
      openings: [
        opening({ title: "Patient transporter", vacancies: 6, payMinCents: 2075, payMaxCents: 2310 }),
        opening({
          title: "Cleaner, nights",
          vacancies: 8,
          payMinCents: 2000,
          payMaxCents: 2180,
          employmentType: "part-time",
        }),
      ],
    },
    ...{ host: "hospital", room: "auditorium", ago: 112, registered: 36, came: 25 },
    ...{ walkIns: [1, 1, 2, 1, 1, 3, 2, 2], surveys: 10 },
    told: {
      7: { applications: 15, interviews: 9, offers: 3, hires: 1 },
      30: { applications: 15, interviews: 11, offers: 6, hires: 4 },
      90: { applications: 15, interviews: 11, offers: 6, hires: 5, retained: 4 },
    },
  },
];
