import { bigint, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { instant } from "./columns";

/**
 * What a person signs in with in place of a password. It is an account's, as that is of no center; it works at the one
 * host where it was made.
 */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    host: text().notNull(),
    /** What its authenticator calls it, in base64url. */
    credentialId: text().notNull().unique("passkeys_credential"),
    /** A COSE key, in base64url. The other half never leaves the authenticator. */
    publicKey: text().notNull(),
    /** How often it has signed, as it says; 0 for ever where it does not count. */
    counter: bigint({ mode: "number" }).notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [index("passkeys_user").on(t.userId)],
);

/** What an authenticator is asked to sign: once, and soon. Of nobody at a sign-in, since nobody is known yet. */
export const passkeyQuestions = pgTable(
  "passkey_questions",
  {
    challengeHash: text().primaryKey(),
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    /** What a passkey that is being made is called. */
    name: text(),
    expiresAt: instant().notNull(),
  },
  (t) => [index("passkey_questions_expiry").on(t.expiresAt)],
);
