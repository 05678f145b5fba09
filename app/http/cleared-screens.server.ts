const cookie = "fairday-cleared";
interface CodeHash {
  codeHash: string;
}

const halfDay = 12 * 60 * 60;
/** A cookie holds about 4,000 characters. */
const most = 60;
/** Enough of a hash to tell codes apart, and useless to find one. */
const markOf = (found: CodeHash) => found.codeHash.slice(0, 16);

function marksOf(request: Request): string[] {
  const [, marks = ""] =
    new RegExp(`(?:^|; *)${cookie}=([\\w.-]*)`).exec(request.headers.get("cookie") ?? "") ?? [];
  return marks.split(".").filter((mark) => mark !== "");
}

/** Whether somebody said on this computer that they are finished with this page. */
export function isCleared(request: Request, found: CodeHash): boolean {
  return marksOf(request).includes(markOf(found));
}

/**
 * Headers that clear a shared computer's screen. The page's address stays in the browser's history, and Back would
 * ask for it again, so a cookie makes this browser alone refuse to show it for half a day. `Clear-Site-Data` empties
 * caches, the one for Back and Forward too. It must not say "storage": on a volunteer's phone that holds the door's
 * scans which wait for a network.
 * @param path what the addresses begin with that the cookie goes along with: of tickets, or of appointments
 */
export function clearingHeaders(
  request: Request,
  found: CodeHash,
  origin: string,
  path: "/m/" | "/a/" = "/m/",
): Record<string, string> {
  const marks = [...new Set([markOf(found), ...marksOf(request)])].slice(0, most).join(".");
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return {
    "Set-Cookie": `${cookie}=${marks}; Path=${path}; Max-Age=${halfDay}; HttpOnly; SameSite=Lax${secure}`,
    "Clear-Site-Data": '"cache"',
    "Cache-Control": "no-store",
  };
}
