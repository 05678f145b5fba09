ALTER TABLE "employers" ADD COLUMN "known_by" text[];--> statement-breakpoint
CREATE INDEX "employers_known_by" ON "employers" USING gin ("known_by");--> statement-breakpoint
CREATE INDEX "employers_unknown" ON "employers" USING btree ("center_id","id") WHERE "employers"."known_by" is null;