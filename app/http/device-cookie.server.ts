import { deviceCookie } from "./find-actor.server";

/**
 * The line that signs a phone in. It outlives the door, since the phone may send later what it scanned.
 * @param origin of the center's pages: under https the cookie goes over nothing else
 */
export function deviceCookieLine(
  { credential, uploadsUntil }: { credential: string; uploadsUntil: Date },
  origin: string,
  now: Date,
): string {
  const seconds = Math.floor((uploadsUntil.getTime() - now.getTime()) / 1000);
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${deviceCookie}=${credential}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}
