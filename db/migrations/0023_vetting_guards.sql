-- What was checked, agreed to, decided and written stays as it was.

CREATE TRIGGER "attestations_given_insert_only" BEFORE UPDATE OR DELETE ON "attestations_given" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "vetting_checks_made_insert_only" BEFORE UPDATE OR DELETE ON "vetting_checks_made" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "vetting_decisions_insert_only" BEFORE UPDATE OR DELETE ON "vetting_decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "flag_decisions_insert_only" BEFORE UPDATE OR DELETE ON "flag_decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "thread_messages_insert_only" BEFORE UPDATE OR DELETE ON "thread_messages" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
-- What the audit trail alone knew so far.
INSERT INTO "attestations_given" ("center_id", "id", "employer_id", "version", "by", "at")
SELECT "center_id", "id", "subject_id", "to", "actor_id", "at" FROM "audit"
WHERE "subject_kind" = 'employer' AND "action" = 'attested' AND "to" IS NOT NULL;
--> statement-breakpoint
INSERT INTO "vetting_decisions" ("center_id", "id", "employer_id", "outcome", "how", "by", "at")
SELECT "center_id", "id", "id", 'vetted', "vetted_how", coalesce("vetted_by", 'unknown'), "vetted_at" FROM "employers"
WHERE "vetted_at" IS NOT NULL;
