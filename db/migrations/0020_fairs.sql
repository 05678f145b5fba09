CREATE TABLE "fairs" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"tables" integer,
	"applications_close_at" timestamp with time zone,
	CONSTRAINT "fairs_center_id_event_id_pk" PRIMARY KEY("center_id","event_id"),
	CONSTRAINT "fairs_tables" CHECK ("fairs"."tables" between 1 and 999)
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "event_employers" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "audience" text DEFAULT 'registered' NOT NULL;--> statement-breakpoint
ALTER TABLE "fairs" ADD CONSTRAINT "fairs_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_audience" CHECK ("announcements"."audience" in ('registered', 'employers'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked', 'fair-invited', 'fair-applied', 'fair-accepted', 'fair-declined', 'fair-withdrawn', 'fair-message'));