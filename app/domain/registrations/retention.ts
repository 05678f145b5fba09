/** How long what belongs to a person is kept after an event's end, in days. What the privacy page promises. */
export const retention = {
  /** Names, e-mail addresses and phone numbers. */
  contactDays: 30,
  /** Lists of names on phones at the door. */
  rosterDays: 1,
} as const;
