/** The largest logo in bytes: it stands on every public page. */
export const mostLogoBytes = 512 * 1024;
/** The most pixels that a browser has to unpack for it. */
export const mostLogoPixels = 4_000_000;

/** What a logo may be: a line of letters is wide, and is shown about 40 pixels high. */
export const logoLimits = {
  mostBytes: mostLogoBytes,
  mostPixels: mostLogoPixels,
  leastSide: 40,
  mostTimes: 10,
} as const;
