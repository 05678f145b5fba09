-- What an event's sums are made of changed, so they are no longer true. A change that is not committed yet holds the row
-- that it deleted: whoever writes sums leaves that row out.
CREATE FUNCTION "forget_event_sums"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Sums that came along with a whole center are those of what came along.
  IF is_importing() THEN RETURN NULL; END IF;
  DELETE FROM "event_sums"
  WHERE "center_id" = coalesce(NEW."center_id", OLD."center_id") AND "event_id" IN (NEW."event_id", OLD."event_id");
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "registrations_summed" AFTER INSERT OR DELETE OR UPDATE OF "event_id", "who", "status", "origin", "party_size", "language" ON "registrations" FOR EACH ROW EXECUTE FUNCTION "forget_event_sums"();
--> statement-breakpoint
CREATE TRIGGER "admissions_summed" AFTER INSERT OR DELETE OR UPDATE OF "event_id", "registration_id", "seat", "scan_id" ON "admissions" FOR EACH ROW EXECUTE FUNCTION "forget_event_sums"();
--> statement-breakpoint
CREATE TRIGGER "scans_summed" AFTER INSERT OR DELETE ON "scans" FOR EACH ROW EXECUTE FUNCTION "forget_event_sums"();
