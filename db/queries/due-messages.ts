import { and, eq, isNotNull, lt, notExists, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "~/db/client.server";
import { centers, outbox } from "~/db/schema";

/** The outbox by the name that its rows have where they are looked for. */
export const message = alias(outbox, "message");
const earlier = alias(outbox, "earlier");

/** In the statement's own words, so that the index of what is queued is used whatever its parameters are. */
export const isQueued = (of: { state: SQLWrapper }) => sql`${of.state} = 'queued'`;

/** The message's center is not closed. */
export const isOfOpenCenter = (db: Db) =>
  notExists(
    db
      .select({ id: centers.id })
      .from(centers)
      .where(and(eq(centers.id, message.centerId), isNotNull(centers.archivedAt))),
  );

/** No earlier message of the same registration waits that goes the same way. */
export const isNextOfRegistration = (db: Db) =>
  notExists(
    db
      .select({ id: earlier.id })
      .from(earlier)
      .where(
        and(
          eq(earlier.centerId, message.centerId),
          eq(earlier.registrationId, message.registrationId),
          eq(earlier.channel, message.channel),
          lt(earlier.place, message.place),
          isQueued(earlier),
        ),
      ),
  );
