-- An event accepts as many employers as it has tables. Whoever accepts one holds the event's row and counts before;
-- this is for the command that does not.
CREATE FUNCTION "check_tables"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE most integer; accepted bigint;
BEGIN
  SELECT "tables" INTO most FROM "fairs" WHERE "center_id" = NEW."center_id" AND "event_id" = NEW."event_id";
  IF most IS NULL THEN RETURN NULL; END IF;
  PERFORM 1 FROM "events" WHERE "center_id" = NEW."center_id" AND "id" = NEW."event_id" FOR NO KEY UPDATE;
  SELECT count(*) INTO accepted FROM "event_employers"
    WHERE "center_id" = NEW."center_id" AND "event_id" = NEW."event_id" AND "standing" = 'accepted';
  IF accepted > most THEN
    RAISE EXCEPTION 'event % has no table left', NEW."event_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_employers_tables';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "event_employers_tables" AFTER INSERT OR UPDATE OF "standing" ON "event_employers"
  FOR EACH ROW WHEN (NEW."standing" = 'accepted') EXECUTE FUNCTION "check_tables"();
