-- A kept page shows the plan's tables and who has which: whatever changes either raises the plan's revision.

CREATE FUNCTION "raise_floor_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  UPDATE "floor_plans" SET "revision" = "revision" + 1
    WHERE "center_id" = changed.center_id AND "event_id" = changed.event_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "floor_tables_raise_plan" AFTER INSERT OR UPDATE OR DELETE ON "floor_tables" FOR EACH ROW EXECUTE FUNCTION "raise_floor_plan"();
--> statement-breakpoint
CREATE TRIGGER "event_employers_raise_plan" AFTER INSERT OR DELETE OR UPDATE OF "standing", "table_no" ON "event_employers" FOR EACH ROW EXECUTE FUNCTION "raise_floor_plan"();
