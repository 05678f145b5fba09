import type { Locale } from "~/app/i18n/locales";

/** An address of a kiosk that goes on in the visitor's language. The start has none: each begins in the center's. */
export const kioskPath = (eventId: string, rest: string, locale: Locale) =>
  `/kiosk/${encodeURIComponent(eventId)}${rest}?lang=${locale}`;
