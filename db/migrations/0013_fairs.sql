ALTER TABLE "events" DROP CONSTRAINT "events_type";--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "standing" text DEFAULT 'accepted' NOT NULL;--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "standing_changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "equipment" text;--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "left_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "no_show_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "shifts" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "no_experience" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "languages" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "client_name" text;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', "openings"."search_text")) STORED;--> statement-breakpoint
CREATE UNIQUE INDEX "event_employers_table" ON "event_employers" USING btree ("center_id","event_id","table_no") WHERE "event_employers"."standing" = 'accepted';--> statement-breakpoint
CREATE INDEX "openings_search" ON "openings" USING gin ("search");--> statement-breakpoint
ALTER TABLE "event_employers" ADD CONSTRAINT "event_employers_standing" CHECK ("event_employers"."standing" in ('invited', 'applied', 'accepted', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "event_employers" ADD CONSTRAINT "event_employers_table_no" CHECK ("event_employers"."table_no" between 1 and 999);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_type" CHECK ("events"."type" in ('hiring-event', 'job-fair', 'info-session', 'workshop'));