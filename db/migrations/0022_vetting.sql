CREATE TABLE "flag_decisions" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"digest" text NOT NULL,
	"turn" integer NOT NULL,
	"looked_at" text NOT NULL,
	"decision" text NOT NULL,
	"reason" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "flag_decisions_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "flag_decisions_kind" CHECK ("flag_decisions"."kind" in ('pay-below-floor', 'pay-range-wide', 'fair-chance', 'drivers-licence', 'commission-only', 'client-unnamed', 'applicant-fee', 'declined-employer')),
	CONSTRAINT "flag_decisions_decision" CHECK ("flag_decisions"."decision" in ('cleared', 'upheld')),
	CONSTRAINT "flag_decisions_turn_positive" CHECK ("flag_decisions"."turn" >= 1)
);
--> statement-breakpoint
CREATE TABLE "wage_floors" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_date" text NOT NULL,
	"hourly_cents" integer NOT NULL,
	"area_words" text[] NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wage_floors_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "wage_floors_hourly_cents" CHECK ("wage_floors"."hourly_cents" between 1 and 1000000)
);
--> statement-breakpoint
CREATE TABLE "reply_templates" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	"text" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "reply_templates_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "thread_messages" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"side" text NOT NULL,
	"text" text NOT NULL,
	"asks_answer" boolean NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_messages_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "thread_messages_side" CHECK ("thread_messages"."side" in ('employer', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "thread_reads" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"reader_id" text NOT NULL,
	"seen_through" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_reads_center_id_event_id_reader_id_pk" PRIMARY KEY("center_id","event_id","reader_id")
);
--> statement-breakpoint
CREATE TABLE "thread_rests" (
	"center_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "thread_rests_center_id_message_id_pk" PRIMARY KEY("center_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "attestations_given" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"version" text NOT NULL,
	"event_id" uuid,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "attestations_given_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "vetting_checks_made" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"check" text NOT NULL,
	"finding" text NOT NULL,
	"looked_at" text NOT NULL,
	"note" text,
	"called_number" text,
	"number_source" text,
	"called_at" timestamp with time zone,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "vetting_checks_made_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "vetting_checks_made_check" CHECK ("vetting_checks_made"."check" in ('legalName', 'duplicate', 'street', 'website', 'domain', 'callBack', 'attestations')),
	CONSTRAINT "vetting_checks_made_finding" CHECK ("vetting_checks_made"."finding" in ('in-order', 'concern'))
);
--> statement-breakpoint
CREATE TABLE "vetting_decisions" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"how" text,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "vetting_decisions_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "vetting_decisions_outcome" CHECK ("vetting_decisions"."outcome" in ('vetted', 'declined', 'ended'))
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "is_agency" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "declined_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "thread_message_id" uuid;--> statement-breakpoint
ALTER TABLE "flag_decisions" ADD CONSTRAINT "flag_decisions_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wage_floors" ADD CONSTRAINT "wage_floors_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply_templates" ADD CONSTRAINT "reply_templates_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_rests" ADD CONSTRAINT "thread_rests_center_id_message_id_thread_messages_center_id_id_fk" FOREIGN KEY ("center_id","message_id") REFERENCES "public"."thread_messages"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations_given" ADD CONSTRAINT "attestations_given_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations_given" ADD CONSTRAINT "attestations_given_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_checks_made" ADD CONSTRAINT "vetting_checks_made_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_decisions" ADD CONSTRAINT "vetting_decisions_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "flag_decisions_turn" ON "flag_decisions" USING btree ("center_id","event_id","kind","digest","turn");--> statement-breakpoint
CREATE UNIQUE INDEX "reply_templates_name" ON "reply_templates" USING btree ("center_id","name_folded");--> statement-breakpoint
CREATE INDEX "thread_messages_event" ON "thread_messages" USING btree ("center_id","event_id","at");--> statement-breakpoint
CREATE INDEX "attestations_given_employer" ON "attestations_given" USING btree ("center_id","employer_id","at");--> statement-breakpoint
CREATE INDEX "vetting_checks_made_employer" ON "vetting_checks_made" USING btree ("center_id","employer_id","at");--> statement-breakpoint
CREATE INDEX "vetting_decisions_employer" ON "vetting_decisions" USING btree ("center_id","employer_id","at");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_thread_message_id_thread_messages_center_id_id_fk" FOREIGN KEY ("center_id","thread_message_id") REFERENCES "public"."thread_messages"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'message-to-staff', 'message-to-employer', 'staff-invitation', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked', 'fair-invited', 'fair-applied', 'fair-accepted', 'fair-declined', 'fair-withdrawn', 'fair-message'));