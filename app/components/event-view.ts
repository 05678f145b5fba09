import type { OpeningView } from "./openings-list";
import type { PublicPhase } from "./phase-notice";
import type { PlaceView } from "./place-lines";

/** Addresses of public pages in the language of the page that they stand on. */
export interface PublicLinks {
  page: string;
  registration: string;
  calendar: string;
  events: string;
  home: string;
  privacy: string;
}

export interface PublicEventView {
  title: string;
  description: string;
  whatToBring: string | null;
  locale: string;
  phase: PublicPhase;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  registrationClosesAt: Date;
  timeZone: string;
  place: PlaceView | null;
  /** Whom to ask for help to take part: an address, a number or words. */
  accessContact: string;
  employers: readonly { id: string; name: string; website: string }[];
  openings: readonly OpeningView[];
  links: PublicLinks;
}
