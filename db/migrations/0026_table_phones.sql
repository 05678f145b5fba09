CREATE TABLE "table_notes" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"cipher" text NOT NULL,
	"key_id" text NOT NULL,
	"noted_by" text NOT NULL,
	"noted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "table_notes_center_id_registration_id_employer_id_pk" PRIMARY KEY("center_id","registration_id","employer_id")
);
--> statement-breakpoint
ALTER TABLE "devices" DROP CONSTRAINT "devices_role";--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_device_role";--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "consents_purpose";--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "consents_employer";--> statement-breakpoint
ALTER TABLE "table_visits" DROP CONSTRAINT "table_visits_answer";--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "employer_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "employer_id" uuid;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "places" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "table_notes" ADD CONSTRAINT "table_notes_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_notes" ADD CONSTRAINT "table_notes_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_notes" ADD CONSTRAINT "table_notes_center_id_registration_id_patrons_center_id_registration_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."patrons"("center_id","registration_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "table_notes_event" ON "table_notes" USING btree ("center_id","event_id","employer_id");--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_employer" CHECK (("devices"."role" = 'table') = ("devices"."employer_id" is not null));--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_role" CHECK ("devices"."role" in ('door', 'kiosk', 'table'));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_employer" CHECK (("invitations"."device_role" = 'table') = ("invitations"."employer_id" is not null));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_places" CHECK ("invitations"."places" >= 1);--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_device_role" CHECK ("invitations"."device_role" in ('door', 'kiosk', 'table'));--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_purpose" CHECK ("consents"."purpose" in ('employer', 'employer-name', 'outcomes'));--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_employer" CHECK (("consents"."purpose" <> 'outcomes') = ("consents"."employer_id" is not null));--> statement-breakpoint
ALTER TABLE "table_visits" ADD CONSTRAINT "table_visits_answer" CHECK ("table_visits"."answer" in ('shared', 'named', 'counted', 'declined'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'message-to-staff', 'message-to-employer', 'staff-invitation', 'table-pass', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked', 'fair-invited', 'fair-applied', 'fair-accepted', 'fair-declined', 'fair-withdrawn', 'fair-message'));