-- Doors ask what changed since they asked last, by the transaction that changed it.

CREATE FUNCTION "note_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."changed_in" := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "registrations_changed_in" BEFORE UPDATE ON "registrations" FOR EACH ROW EXECUTE FUNCTION "note_change"();
--> statement-breakpoint
-- A walk-in reserve is kept free of registrations.
CREATE OR REPLACE FUNCTION "refuse_overselling"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seats integer;
BEGIN
  SELECT "capacity" - "walk_in_reserve" INTO seats FROM "events"
    WHERE "center_id" = NEW."center_id" AND "id" = NEW."event_id" FOR NO KEY UPDATE;
  IF seats IS NOT NULL AND places_taken(NEW."center_id", NEW."event_id") > seats THEN
    RAISE EXCEPTION 'event % has no place left', NEW."event_id" USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_capacity';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whether an undo may take a scan back, as the application decides it: by staff always; by the scan's own door within
-- ten minutes as its device timed both.
CREATE FUNCTION "undo_stands"(u "scans", s "scans") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT u."override_by" IS NOT NULL OR (u."by" = s."by"
    AND coalesce(u."scanned_at", u."received_at") - coalesce(s."scanned_at", s."received_at") <= interval '10 minutes')
$$;
--> statement-breakpoint
-- People who are in the room now, by the facts: who came in by a ticket or as a walk-in and did not leave, and who
-- was counted by hand.
CREATE FUNCTION "people_inside"(center uuid, event uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT greatest(0,
    (SELECT count(*) FROM "admissions" WHERE "center_id" = center AND "event_id" = event AND "inside")
    + (SELECT coalesce(sum(t."people"), 0) FROM "scans" t
       WHERE t."center_id" = center AND t."event_id" = event AND t."kind" = 'tally'
         AND NOT EXISTS (SELECT 1 FROM "scans" u WHERE u."center_id" = t."center_id" AND u."undoes" = t."scan_id"
           AND undo_stands(u, t))))
$$;
--> statement-breakpoint
-- Undos tell from now on whether staff made them; those of before did where another than the scan's own door did.
ALTER TABLE "scans" DISABLE TRIGGER "scans_insert_only";
--> statement-breakpoint
UPDATE "scans" u SET "override_by" = u."by" FROM "scans" s
  WHERE u."kind" = 'undo' AND u."override_by" IS NULL AND s."center_id" = u."center_id" AND s."scan_id" = u."undoes"
    AND (u."by" <> s."by" OR u."at" - s."at" > interval '10 minutes');
--> statement-breakpoint
ALTER TABLE "scans" ENABLE TRIGGER "scans_insert_only";
--> statement-breakpoint
-- In PL/pgSQL, which keeps its plan: asked twice for each registration, planning took longer than counting.
CREATE OR REPLACE FUNCTION "places_taken"(center uuid, event uuid) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT coalesce(sum("party_size"), 0) FROM "registrations"
    WHERE "center_id" = center AND "event_id" = event AND "status" = 'registered'
      AND "who" = 'patron' AND "origin" <> 'walk-in');
END $$;
