CREATE TABLE "event_counts" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registered" integer DEFAULT 0 NOT NULL,
	"offered" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "event_counts_center_id_event_id_pk" PRIMARY KEY("center_id","event_id"),
	CONSTRAINT "event_counts_positive" CHECK ("event_counts"."registered" >= 0 and "event_counts"."offered" >= 0 and "event_counts"."waiting" >= 0)
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"people" integer NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "offers_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "offers_end" CHECK ("offers"."ended_as" in ('accepted', 'declined', 'expired', 'withdrawn')),
	CONSTRAINT "offers_ended" CHECK (("offers"."ended_at" is null) = ("offers"."ended_as" is null))
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
DROP INDEX "registrations_places";--> statement-breakpoint
ALTER TABLE "event_counts" ADD CONSTRAINT "event_counts_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "offers_open" ON "offers" USING btree ("center_id","registration_id") WHERE "offers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "offers_expiring" ON "offers" USING btree ("expires_at") WHERE "offers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "offers_event" ON "offers" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "registrations_waitlist" ON "registrations" USING btree ("center_id","event_id","priority" DESC NULLS LAST,"queue_no") WHERE "registrations"."status" = 'waitlisted';--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail'));