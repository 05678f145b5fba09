import type { Role } from "~/app/domain/access/roles";

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
}

export const defaultSettings = (contactEmail: string): CenterSettings => ({
  brandColor: null,
  contactEmail,
  ownNetworks: [],
  totpRoles: [],
  privacyNote: "",
  veteransFirst: false,
});
