import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Workers that run, in whatever process: each says every few seconds that it goes on, and leaves when it ends. */
export const workers = pgTable("workers", {
  id: uuid().primaryKey(),
  seenAt: instant().notNull(),
});
