/** The largest logo in bytes: it stands on every public page. */
export const mostLogoBytes = 512 * 1024;
/** The most pixels that a browser has to unpack for it. */
export const mostLogoPixels = 4_000_000;
