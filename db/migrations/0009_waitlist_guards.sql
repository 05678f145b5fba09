-- Places are counted as they change, so that nobody has to add them up: the row of an event's counts says how many
-- people hold a place, are offered one and wait for one. Walk-ins take no places.
CREATE FUNCTION "note_places"(center uuid, event uuid, registered_more integer, offered_more integer, waiting_more integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE seats integer; held integer;
BEGIN
  IF registered_more = 0 AND offered_more = 0 AND waiting_more = 0 THEN RETURN; END IF;
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
CREATE FUNCTION "count_places_added"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_places("center_id", "event_id", "registered", "offered", "waiting") FROM (
    SELECT "center_id", "event_id",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'registered'), 0)::integer AS "registered",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'offered'), 0)::integer AS "offered",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'waitlisted'), 0)::integer AS "waiting"
    FROM "added" WHERE "who" = 'patron' AND "origin" <> 'walk-in'
    GROUP BY "center_id", "event_id") more;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "count_places_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_places("center_id", "event_id", "registered", "offered", "waiting") FROM (
    SELECT "center_id", "event_id",
      coalesce(sum("people") FILTER (WHERE "status" = 'registered'), 0)::integer AS "registered",
      coalesce(sum("people") FILTER (WHERE "status" = 'offered'), 0)::integer AS "offered",
      coalesce(sum("people") FILTER (WHERE "status" = 'waitlisted'), 0)::integer AS "waiting"
    FROM (
      SELECT "center_id", "event_id", "status", "party_size" AS "people" FROM "after"
        WHERE "who" = 'patron' AND "origin" <> 'walk-in'
      UNION ALL
      SELECT "center_id", "event_id", "status", -"party_size" FROM "before"
        WHERE "who" = 'patron' AND "origin" <> 'walk-in') both_sides
    GROUP BY "center_id", "event_id") more;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "count_places_removed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM note_places("center_id", "event_id", -"registered", -"offered", -"waiting") FROM (
    SELECT "center_id", "event_id",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'registered'), 0)::integer AS "registered",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'offered'), 0)::integer AS "offered",
      coalesce(sum("party_size") FILTER (WHERE "status" = 'waitlisted'), 0)::integer AS "waiting"
    FROM "removed" WHERE "who" = 'patron' AND "origin" <> 'walk-in'
    GROUP BY "center_id", "event_id") less;
  RETURN NULL;
END $$;
--> statement-breakpoint
LOCK TABLE "registrations" IN SHARE ROW EXCLUSIVE MODE;
--> statement-breakpoint
INSERT INTO "event_counts" ("center_id", "event_id", "registered", "offered", "waiting")
  SELECT "center_id", "event_id",
    coalesce(sum("party_size") FILTER (WHERE "status" = 'registered'), 0),
    coalesce(sum("party_size") FILTER (WHERE "status" = 'offered'), 0),
    coalesce(sum("party_size") FILTER (WHERE "status" = 'waitlisted'), 0)
  FROM "registrations" WHERE "who" = 'patron' AND "origin" <> 'walk-in'
  GROUP BY "center_id", "event_id";
--> statement-breakpoint
DROP TRIGGER "registrations_capacity" ON "registrations";
--> statement-breakpoint
CREATE TRIGGER "registrations_added" AFTER INSERT ON "registrations"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "count_places_added"();
--> statement-breakpoint
CREATE TRIGGER "registrations_changed" AFTER UPDATE ON "registrations"
  REFERENCING OLD TABLE AS "before" NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "count_places_changed"();
--> statement-breakpoint
CREATE TRIGGER "registrations_removed" AFTER DELETE ON "registrations"
  REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "count_places_removed"();
--> statement-breakpoint
-- People who hold a place or are offered one: what others cannot have.
CREATE OR REPLACE FUNCTION "places_taken"(center uuid, event uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT "registered" + "offered" FROM "event_counts"
    WHERE "center_id" = center AND "event_id" = event), 0)::bigint
$$;
