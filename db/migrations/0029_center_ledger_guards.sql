-- A counselor sees one after the other: of one name in a center, the times that stand do not overlap. Also two that are
-- made at once, of weekly hours and by hand.
ALTER TABLE "slots" ADD CONSTRAINT "slots_counselor_no_overlap"
  EXCLUDE USING gist ("center_id" WITH =, lower("counselor") WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("kind" = 'appointment' AND "cancelled_at" IS NULL);
--> statement-breakpoint
-- Days of a branch, or of all branches together, are in one public report at most, withdrawn ones among them: two of them
-- could be subtracted from one another.
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_no_overlap"
  EXCLUDE USING gist (
    "center_id" WITH =,
    (coalesce("branch_id", '00000000-0000-0000-0000-000000000000'::uuid)) WITH =,
    daterange("from_day", "until_day", '[]') WITH &&
  );
--> statement-breakpoint
-- What was published stays as it was published.
CREATE TRIGGER "report_revisions_insert_only" BEFORE UPDATE OR DELETE ON "report_revisions" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
-- The days and the branch of a public report are what its revisions are about.
CREATE TRIGGER "report_shares_days_fixed" BEFORE UPDATE OF "from_day", "until_day", "branch_id" ON "report_shares" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
-- A step of a referral is inserted only: what was marked wrongly is corrected by one more.

CREATE TRIGGER "referral_steps_insert_only" BEFORE UPDATE OR DELETE ON "referral_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
-- No partner tells of a patron who did not agree that it is asked.
CREATE FUNCTION "refuse_unasked_partner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."how" IN ('partner', 'partner-file') AND EXISTS (
    SELECT FROM "referrals"
    WHERE "center_id" = NEW."center_id" AND "id" = NEW."referral_id" AND "consent_version" IS NULL
  ) THEN
    RAISE EXCEPTION 'the patron of this referral did not agree that the partner is asked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "referral_steps_asked" BEFORE INSERT ON "referral_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_unasked_partner"();
--> statement-breakpoint
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
--> statement-breakpoint
-- What an employer is known again by is true of its name and addresses as they are: whoever changes these and does not
-- know of it, as the former release, leaves it to be written anew.

CREATE FUNCTION "forget_known_by"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."known_by" IS NOT DISTINCT FROM OLD."known_by"
    AND (NEW."legal_name", NEW."website", NEW."contact_email")
      IS DISTINCT FROM (OLD."legal_name", OLD."website", OLD."contact_email") THEN
    NEW."known_by" := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "employers_known_by" BEFORE UPDATE OF "legal_name", "website", "contact_email" ON "employers"
  FOR EACH ROW EXECUTE FUNCTION "forget_known_by"();
