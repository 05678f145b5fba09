CREATE TABLE "passkey_questions" (
	"challenge_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid,
	"name" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"host" text NOT NULL,
	"credential_id" text NOT NULL,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential" UNIQUE("credential_id")
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "sms_consents" ALTER COLUMN "registration_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "sent_by" text;--> statement-breakpoint
ALTER TABLE "sms_consents" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "passkey_questions" ADD CONSTRAINT "passkey_questions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passkey_questions_expiry" ON "passkey_questions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_user" ON "passkeys" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "sms_consents" ADD CONSTRAINT "sms_consents_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "patrons_phone" ON "patrons" USING btree ("center_id","phone_hash") WHERE "patrons"."booking_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sms_consents_of_booking" ON "sms_consents" USING btree ("center_id","booking_id") WHERE "sms_consents"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'message-to-staff', 'message-to-employer', 'staff-invitation', 'table-pass', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked', 'fair-invited', 'fair-applied', 'fair-accepted', 'fair-declined', 'fair-withdrawn', 'fair-message', 'webhook-paused', 'door-ticket', 'door-ticket-ended'));--> statement-breakpoint
ALTER TABLE "sms_consents" ADD CONSTRAINT "sms_consents_owner" CHECK (num_nonnulls("sms_consents"."registration_id", "sms_consents"."booking_id") = 1);