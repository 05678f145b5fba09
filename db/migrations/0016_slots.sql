CREATE TABLE "bookings" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"registration_id" uuid,
	"status" text NOT NULL,
	"seat" integer,
	"held" "tstzrange" NOT NULL,
	"queue_no" integer,
	"offer_expires_at" timestamp with time zone,
	"calendar_revision" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"ended_by" text,
	"ended_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bookings_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "bookings_status" CHECK ("bookings"."status" in ('booked', 'waitlisted', 'offered', 'released', 'cancelled')),
	CONSTRAINT "bookings_ended_by" CHECK ("bookings"."ended_by" in ('patron', 'staff', 'employer', 'registration', 'event')),
	CONSTRAINT "bookings_has_seat" CHECK (("bookings"."status" in ('booked', 'offered')) = ("bookings"."seat" is not null)),
	CONSTRAINT "bookings_offer" CHECK (("bookings"."status" = 'offered') = ("bookings"."offer_expires_at" is not null)),
	CONSTRAINT "bookings_queue" CHECK ("bookings"."status" <> 'waitlisted' or "bookings"."queue_no" is not null),
	CONSTRAINT "bookings_seat_no" CHECK ("bookings"."seat" >= 1)
);
--> statement-breakpoint
CREATE TABLE "slot_rounds" (
	"center_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slot_rounds_center_id_slot_id_phase_starts_at_pk" PRIMARY KEY("center_id","slot_id","phase","starts_at"),
	CONSTRAINT "slot_rounds_phase" CHECK ("slot_rounds"."phase" in ('day', 'hours'))
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid,
	"employer_id" uuid,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"seats" integer NOT NULL,
	"place" text,
	"call_url" text,
	"set_for" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slots_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "slots_kind" CHECK ("slots"."kind" in ('interview')),
	CONSTRAINT "slots_interview" CHECK ("slots"."kind" <> 'interview' or ("slots"."event_id" is not null and "slots"."employer_id" is not null and "slots"."set_for" is not null)),
	CONSTRAINT "slots_times" CHECK ("slots"."starts_at" < "slots"."ends_at"),
	CONSTRAINT "slots_seats" CHECK ("slots"."seats" between 1 and 50),
	CONSTRAINT "slots_where" CHECK (num_nonnulls("slots"."place", "slots"."call_url") = 1),
	CONSTRAINT "slots_call_url" CHECK ("slots"."call_url" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_center_id_slot_id_slots_center_id_id_fk" FOREIGN KEY ("center_id","slot_id") REFERENCES "public"."slots"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_rounds" ADD CONSTRAINT "slot_rounds_center_id_slot_id_slots_center_id_id_fk" FOREIGN KEY ("center_id","slot_id") REFERENCES "public"."slots"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_seat" ON "bookings" USING btree ("center_id","slot_id","seat") WHERE "bookings"."status" in ('booked', 'offered');--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_open" ON "bookings" USING btree ("center_id","slot_id","registration_id") WHERE "bookings"."status" in ('booked', 'offered', 'waitlisted');--> statement-breakpoint
CREATE INDEX "bookings_registration" ON "bookings" USING btree ("center_id","registration_id");--> statement-breakpoint
CREATE INDEX "bookings_offers" ON "bookings" USING btree ("offer_expires_at") WHERE "bookings"."status" = 'offered';--> statement-breakpoint
CREATE INDEX "slots_event" ON "slots" USING btree ("center_id","event_id","employer_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_starting" ON "slots" USING btree ("starts_at") WHERE "slots"."cancelled_at" is null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_booking" ON "outbox" USING btree ("center_id","booking_id") WHERE "outbox"."booking_id" is not null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours'));