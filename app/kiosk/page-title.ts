/** What staff read as the door of whoever came in at a kiosk. */
export const kioskDoor = "Kiosk";

/** What a tablet that is no kiosk is told in the title: the root of all pages says it in its language. */
export function closedTitle(matches: readonly { id: string; data: unknown }[]): string {
  const root = matches.find(({ id }) => id === "root")?.data;
  const isTold = typeof root === "object" && root !== null && "closedTitle" in root;
  return isTold && typeof root.closedTitle === "string" ? root.closedTitle : "";
}
