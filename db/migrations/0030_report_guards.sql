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
