import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { instant } from "./columns";

/** People who may make, edit and archive centers on this installation. It is a role in none of them. */
export const installationAdmins = pgTable("installation_admins", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
});

/** Addresses that were named before anybody had proved them here: whoever proves one becomes an admin. */
export const installationOffers = pgTable("installation_offers", {
  email: text().primaryKey(),
  offeredAt: instant().notNull(),
});

/** Who did what to the installation: centers and admins, by their ids. Inserted, never changed. */
export const installationTrail = pgTable(
  "installation_trail",
  {
    id: uuid().primaryKey(),
    at: instant().notNull(),
    /** A person's id, or the word of a command. */
    actorId: text().notNull(),
    action: text().notNull(),
    /** The center or the person that it was done to. */
    subjectId: uuid(),
    from: text(),
    to: text(),
  },
  (t) => [index("installation_trail_recent").on(t.at, t.id)],
);
