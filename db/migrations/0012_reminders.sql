CREATE TABLE "message_texts" (
	"center_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"opening" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "message_texts_center_id_kind_locale_pk" PRIMARY KEY("center_id","kind","locale"),
	CONSTRAINT "message_texts_kind" CHECK ("message_texts"."kind" in ('reminder-week', 'reminder-day', 'reminder-hours', 'place-released'))
);
--> statement-breakpoint
CREATE TABLE "reminder_answers" (
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminder_answers_center_id_registration_id_starts_at_pk" PRIMARY KEY("center_id","registration_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "reminder_rounds" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "reminder_rounds_center_id_event_id_phase_starts_at_pk" PRIMARY KEY("center_id","event_id","phase","starts_at"),
	CONSTRAINT "reminder_rounds_phase" CHECK ("reminder_rounds"."phase" in ('week', 'release', 'day', 'hours'))
);
--> statement-breakpoint
CREATE TABLE "reminder_settings" (
	"center_id" uuid PRIMARY KEY NOT NULL,
	"quiet_from" text NOT NULL,
	"quiet_until" text NOT NULL,
	"releases_unanswered" boolean NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sms_consents" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"phone_hash" text NOT NULL,
	"text_version" text NOT NULL,
	"language" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_as" text,
	CONSTRAINT "sms_consents_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "sms_consents_end" CHECK ("sms_consents"."ended_as" in ('own-page', 'number-changed', 'deletion')),
	CONSTRAINT "sms_consents_ended" CHECK (("sms_consents"."ended_at" is null) = ("sms_consents"."ended_as" is null))
);
--> statement-breakpoint
CREATE TABLE "sms_received" (
	"message_hash" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sms_stops" (
	"phone_hash" text PRIMARY KEY NOT NULL,
	"stopped_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "channel" text DEFAULT 'email' NOT NULL;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "gateway_id" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "gateway_status" text;--> statement-breakpoint
ALTER TABLE "message_texts" ADD CONSTRAINT "message_texts_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_answers" ADD CONSTRAINT "reminder_answers_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rounds" ADD CONSTRAINT "reminder_rounds_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_settings" ADD CONSTRAINT "reminder_settings_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sms_consents" ADD CONSTRAINT "sms_consents_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sms_consents_holding" ON "sms_consents" USING btree ("center_id","registration_id") WHERE "sms_consents"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sms_consents_phone" ON "sms_consents" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "sms_received_at" ON "sms_received" USING btree ("at");--> statement-breakpoint
CREATE INDEX "events_starting" ON "events" USING btree ("starts_at") WHERE "events"."status" = 'published';--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_channel" CHECK ("outbox"."channel" in ('email', 'sms'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released'));