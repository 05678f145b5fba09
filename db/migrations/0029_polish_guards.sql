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
