CREATE TABLE "event_sums" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"announced_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"is_written" boolean DEFAULT false NOT NULL,
	"registered" integer DEFAULT 0 NOT NULL,
	"cancelled" integer DEFAULT 0 NOT NULL,
	"released" integer DEFAULT 0 NOT NULL,
	"attended" integer DEFAULT 0 NOT NULL,
	"walk_ins" integer DEFAULT 0 NOT NULL,
	"registrations" integer DEFAULT 0 NOT NULL,
	"without_device" integer DEFAULT 0 NOT NULL,
	"languages" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"waits" double precision[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "event_sums_center_id_event_id_pk" PRIMARY KEY("center_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "event_sums" ADD CONSTRAINT "event_sums_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_sums_announced" ON "event_sums" USING btree ("announced_in") WHERE not "event_sums"."is_written";