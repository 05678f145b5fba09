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
