-- Nobody is in two interviews at once: of one registration, the times that hold a seat do not overlap. Deferrable, so
-- that it is looked at when a statement ends: times that move together may pass through each other.
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_no_overlap"
  EXCLUDE USING gist ("center_id" WITH =, "registration_id" WITH =, "held" WITH &&)
  WHERE ("status" IN ('booked', 'offered')) DEFERRABLE INITIALLY IMMEDIATE;
--> statement-breakpoint
-- A seat is one of its slot's, and is held for the slot's own span.
CREATE FUNCTION "refuse_foreign_seat"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE slot record;
BEGIN
  SELECT "seats", tstzrange("starts_at", "ends_at") AS "span" INTO slot FROM "slots"
    WHERE "center_id" = NEW."center_id" AND "id" = NEW."slot_id" FOR NO KEY UPDATE;
  IF NEW."seat" > slot."seats" THEN
    RAISE EXCEPTION 'slot % has % seats', NEW."slot_id", slot."seats" USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_seat_of_slot';
  END IF;
  IF NEW."held" <> slot."span" THEN
    RAISE EXCEPTION 'slot % is at another time', NEW."slot_id" USING ERRCODE = 'check_violation', CONSTRAINT = 'bookings_held_of_slot';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "bookings_seat_of_slot" AFTER INSERT OR UPDATE OF "seat", "slot_id", "held", "status" ON "bookings"
  FOR EACH ROW WHEN (NEW."status" IN ('booked', 'offered', 'waitlisted')) EXECUTE FUNCTION "refuse_foreign_seat"();
--> statement-breakpoint
CREATE FUNCTION "refuse_unseating"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "bookings" WHERE "center_id" = NEW."center_id" AND "slot_id" = NEW."id"
      AND "status" IN ('booked', 'offered') AND "seat" > NEW."seats") THEN
    RAISE EXCEPTION 'slot % has more seats taken', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_seats_taken';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "slots_seats_taken" AFTER UPDATE OF "seats" ON "slots"
  FOR EACH ROW WHEN (NEW."seats" < OLD."seats") EXECUTE FUNCTION "refuse_unseating"();
--> statement-breakpoint
-- What is held in a slot moves with it, of all slots that a statement moves at once.
CREATE FUNCTION "move_held"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "bookings" b SET "held" = tstzrange(s."starts_at", s."ends_at")
    FROM "after" s
    WHERE b."center_id" = s."center_id" AND b."slot_id" = s."id" AND b."status" IN ('booked', 'offered', 'waitlisted')
      AND b."held" <> tstzrange(s."starts_at", s."ends_at");
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "slots_moved" AFTER UPDATE ON "slots"
  REFERENCING NEW TABLE AS "after" FOR EACH STATEMENT EXECUTE FUNCTION "move_held"();
