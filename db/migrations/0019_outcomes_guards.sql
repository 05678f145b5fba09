-- What an employer told, and that it was asked, is inserted only: a later report stands beside an earlier one.

CREATE TRIGGER "outcome_reports_insert_only" BEFORE UPDATE OR DELETE ON "outcome_reports" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "outcome_counts_insert_only" BEFORE UPDATE OR DELETE ON "outcome_counts" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
--> statement-breakpoint
CREATE TRIGGER "outcome_asks_insert_only" BEFORE UPDATE OR DELETE ON "outcome_asks" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
