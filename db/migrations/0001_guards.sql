-- What the database refuses by itself, whatever a command forgot.

CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
ALTER TABLE "room_bookings" ADD CONSTRAINT "room_bookings_no_overlap"
  EXCLUDE USING gist ("center_id" WITH =, "room_id" WITH =, "held" WITH &&);
--> statement-breakpoint
CREATE FUNCTION "places_taken"(center uuid, event uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum("party_size"), 0) FROM "registrations"
  WHERE "center_id" = center AND "event_id" = event AND "status" = 'registered'
    AND "who" = 'patron' AND "origin" <> 'walk-in'
$$;
--> statement-breakpoint
CREATE FUNCTION "refuse_overselling"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE seats integer;
BEGIN
  SELECT "capacity" INTO seats FROM "events"
    WHERE "center_id" = NEW."center_id" AND "id" = NEW."event_id" FOR NO KEY UPDATE;
  IF seats IS NOT NULL AND places_taken(NEW."center_id", NEW."event_id") > seats THEN
    RAISE EXCEPTION 'event % has no place left', NEW."event_id" USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_capacity';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "registrations_capacity" AFTER INSERT OR UPDATE OF "status", "party_size" ON "registrations"
  FOR EACH ROW WHEN (NEW."status" = 'registered' AND NEW."who" = 'patron' AND NEW."origin" <> 'walk-in')
  EXECUTE FUNCTION "refuse_overselling"();
--> statement-breakpoint
CREATE FUNCTION "refuse_lowering"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."capacity" < places_taken(NEW."center_id", NEW."id") THEN
    RAISE EXCEPTION 'event % has more places taken', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'events_capacity_taken';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_capacity_taken" AFTER UPDATE OF "capacity" ON "events"
  FOR EACH ROW WHEN (NEW."capacity" IS DISTINCT FROM OLD."capacity") EXECUTE FUNCTION "refuse_lowering"();
--> statement-breakpoint
CREATE FUNCTION "refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is inserted only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "scans_insert_only" BEFORE UPDATE OR DELETE ON "scans" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "audit_insert_only" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "event_revisions_insert_only" BEFORE UPDATE OR DELETE ON "event_revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
