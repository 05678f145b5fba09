import type { Locale } from "~/app/i18n/locales";
import type { FloorPlanView } from "./floor-plan";
import type { OpeningView } from "./openings-list";
import type { PublicPhase } from "./phase-notice";
import type { PlaceView } from "./place-lines";
import type { ReadinessView } from "./readiness-list";

/** Addresses of public pages in the language of the page that they stand on. */
export interface PublicLinks {
  page: string;
  registration: string;
  /** Its openings with a search, by employer. */
  openings: string;
  /** The list of employers, to print. */
  handout: string;
  calendar: string;
  events: string;
  home: string;
  privacy: string;
}

/** What a page says of the event that it is about and does not describe. */
export interface EventMention {
  title: string;
  /** The language that title, description and what to bring are in: staff may not have written the page's. */
  textLocale: string;
  locale: Locale;
  phase: PublicPhase;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  links: PublicLinks;
}

export interface EmployerAtEvent {
  id: string;
  name: string;
  website: string;
  /** Where it is met at a job fair. */
  tableNo: number | null;
  openingCount: number;
}

export interface PublicEventView extends EventMention {
  description: string;
  whatToBring: string | null;
  bringLocale: string;
  hostName: string;
  registrationClosesAt: Date;
  place: PlaceView | null;
  /** Whom to ask for help to take part: an address, a number or words. */
  accessContact: string;
  employers: readonly EmployerAtEvent[];
  /** Those that the page shows itself: none where there are so many that they have a page of their own. */
  openings: readonly (OpeningView & { employerId: string })[];
  openingCount: number;
  /** What to do in the weeks before it; empty where the center has no such list, and once it is over. */
  readiness: readonly ReadinessView[];
  /** Employers offer times to talk with them. */
  hasInterviews: boolean;
  /** The picture of the room; null where there is none. */
  plan: FloorPlanView | null;
  /** The language that the openings are in. */
  openingsLocale: string;
}
