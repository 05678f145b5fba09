import type { Role } from "~/app/domain/access/roles";
import { cutOffDays } from "~/app/domain/accommodations/cut-off";
import type { Retention } from "~/app/domain/registrations/retention";
import type { LanguageReview } from "./language-review";
import type { CenterTexts } from "./texts";

/** What an admin may set for a center. Whatever depends on a city's own counsel is here, never in code. */
export interface CenterSettings {
  /** `#rrggbb`, at least 4.5:1 on paper; null is Fairday's own. */
  brandColor: string | null;
  /** Where patrons reach the center: shown on the privacy page and as Reply-To. */
  contactEmail: string;
  /** The center's own networks in CIDR notation: exempt from the limits per address. */
  ownNetworks: string[];
  /** Roles that must confirm a sign-in by an authenticator app. */
  totpRoles: Role[];
  /** A text for the privacy page, after the standing one. */
  privacyNote: string;
  /** Veterans go first on the waitlist, by their own word. */
  veteransFirst: boolean;
  /** Appointments that somebody may have ahead at once. Read by `mostAhead`. */
  mostAppointments?: number;
  /** By language, which of its words somebody here has read. */
  languageReviews?: Record<string, LanguageReview>;
  /** Languages that are offered beside English and the center's own; absent: all. Read by `offeredOf`. */
  languages?: string[];
  /** By language, what the center says itself. Read by `centerTextOf`. */
  texts?: Record<string, CenterTexts>;
  /** Days before an event until which requests for access are in time. Read by `cutOffDaysOf`. */
  accommodationCutOffDays?: number;
  /** How long what belongs to a person is kept. Read by `retentionOf`. */
  retention?: Partial<Retention>;
}

/** What is set on pages of their own, and may never have been. */
export type SettingsApart =
  | "accommodationCutOffDays"
  | "languageReviews"
  | "languages"
  | "retention"
  | "texts";

/** Days before an event until which requests for access are in time. */
export const cutOffDaysOf = ({
  accommodationCutOffDays,
}: Pick<CenterSettings, "accommodationCutOffDays">): number => accommodationCutOffDays ?? cutOffDays.default;

export const defaultSettings = (contactEmail: string): CenterSettings => ({
  brandColor: null,
  contactEmail,
  ownNetworks: [],
  totpRoles: [],
  privacyNote: "",
  veteransFirst: false,
});
