/** Who an entry of the desk is by, and who sent it where that is somebody else. */
export interface Authorship {
  by: string;
  sentBy: string | null;
}

/**
 * Whose an entry is. Desks share a computer, and what was made there without a connection may be sent while another is
 * signed in: then it stays its maker's. A maker who is no staff of the center any more, or never was, is nobody here, and
 * the entry is the sender's: what a desk has logged is not lost for that.
 * @param sender who is signed in
 * @param madeBy the membership that the desk's page gave; null where none did
 * @param makers the people of the center's staff, by membership
 */
export function authorOf(
  sender: string,
  madeBy: string | null,
  makers: ReadonlyMap<string, string>,
): Authorship {
  const maker = madeBy === null ? undefined : makers.get(madeBy);
  return maker === undefined || maker === sender
    ? { by: sender, sentBy: null }
    : { by: maker, sentBy: sender };
}
