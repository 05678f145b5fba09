-- What was done to the installation is inserted only.
CREATE TRIGGER "installation_trail_insert_only" BEFORE UPDATE OR DELETE ON "installation_trail" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
-- Whoever brings a whole center in says so within that transaction: its counts and its plans' revisions come along as
-- they were, and are not counted again.
CREATE OR REPLACE FUNCTION "is_importing"() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('fairday.importing', true) = 'on', false)
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "note_places"(center uuid, event uuid, registered_more integer, offered_more integer, waiting_more integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE seats integer; held integer;
BEGIN
  IF registered_more = 0 AND offered_more = 0 AND waiting_more = 0 THEN RETURN; END IF;
  IF is_importing() THEN RETURN; END IF;
  IF registered_more + offered_more > 0 THEN
    SELECT "capacity" - "walk_in_reserve" INTO seats FROM "events"
      WHERE "center_id" = center AND "id" = event FOR NO KEY UPDATE;
  END IF;
  LOOP
    UPDATE "event_counts" SET "registered" = "registered" + registered_more, "offered" = "offered" + offered_more,
        "waiting" = "waiting" + waiting_more
      WHERE "center_id" = center AND "event_id" = event RETURNING "registered" + "offered" INTO held;
    EXIT WHEN FOUND;
    INSERT INTO "event_counts" ("center_id", "event_id") VALUES (center, event) ON CONFLICT DO NOTHING;
  END LOOP;
  -- The walk-in reserve is kept free of registrations.
  IF registered_more + offered_more > 0 AND held > seats THEN
    RAISE EXCEPTION 'event % has no place left', event
      USING ERRCODE = 'check_violation', CONSTRAINT = 'registrations_capacity';
  END IF;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "raise_floor_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  IF is_importing() THEN RETURN NULL; END IF;
  UPDATE "floor_plans" SET "revision" = "revision" + 1
    WHERE "center_id" = changed.center_id AND "event_id" = changed.event_id;
  RETURN NULL;
END $$;
