/** A ticket code's signs of secret. A manage code is a secret alone. */
export const secretLength = 26;
/** The signs of tag after it, by the event's door key. */
export const tagLength = 8;
export const ticketCodeLength = secretLength + tagLength;

/** The signs of a code's hash (base64url) that a roster carries: 132 bits, beyond any chance meeting. */
export const rosterHashLength = 22;
