/**
 * A key that two registrations of one event share where they may be the same person: same folded name and same
 * e-mail or, without e-mail, same phone. Null without a contact: equal names alone say nothing.
 */
export function possibleDuplicateKey(
  nameFolded: string,
  emailHash: string | null,
  phoneHash: string | null,
): string | null {
  const contact = emailHash ?? phoneHash;
  return contact === null ? null : JSON.stringify([nameFolded, contact]);
}

interface Registered {
  id: string;
  nameFolded: string;
  emailHash: string | null;
  phoneHash: string | null;
}

/** The ids of registrations that share name and e-mail, or name and phone, with another in the list. */
export function possibleDuplicates(registered: readonly Registered[]): Set<string> {
  const sharing = new Map<string, string[]>();
  for (const { id, nameFolded, emailHash, phoneHash } of registered) {
    const keys = [
      possibleDuplicateKey(nameFolded, emailHash, null),
      possibleDuplicateKey(nameFolded, null, phoneHash),
    ];
    for (const key of keys) if (key !== null) sharing.set(key, [...(sharing.get(key) ?? []), id]);
  }
  return new Set([...sharing.values()].filter((ids) => ids.length > 1).flat());
}
