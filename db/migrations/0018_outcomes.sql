CREATE TABLE "outcome_asks" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"mark" integer NOT NULL,
	"turn" integer NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "outcome_asks_center_id_event_id_employer_id_mark_turn_pk" PRIMARY KEY("center_id","event_id","employer_id","mark","turn"),
	CONSTRAINT "outcome_asks_mark" CHECK ("outcome_asks"."mark" in (7, 30, 90)),
	CONSTRAINT "outcome_asks_turn" CHECK ("outcome_asks"."turn" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "outcome_counts" (
	"center_id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"opening_id" uuid,
	"title" text NOT NULL,
	"applications" integer,
	"interviews" integer,
	"conditional_offers" integer,
	"offers" integer,
	"hires" integer,
	"retained" integer,
	"wage_cents" integer,
	"wage_unit" text,
	"starts_on" text,
	CONSTRAINT "outcome_counts_center_id_report_id_line_pk" PRIMARY KEY("center_id","report_id","line"),
	CONSTRAINT "outcome_counts_applications" CHECK ("outcome_counts"."applications" between 0 and 100000),
	CONSTRAINT "outcome_counts_interviews" CHECK ("outcome_counts"."interviews" between 0 and 100000),
	CONSTRAINT "outcome_counts_conditional_offers" CHECK ("outcome_counts"."conditional_offers" between 0 and 100000),
	CONSTRAINT "outcome_counts_offers" CHECK ("outcome_counts"."offers" between 0 and 100000),
	CONSTRAINT "outcome_counts_hires" CHECK ("outcome_counts"."hires" between 0 and 100000),
	CONSTRAINT "outcome_counts_retained" CHECK ("outcome_counts"."retained" between 0 and 100000),
	CONSTRAINT "outcome_counts_wage" CHECK (("outcome_counts"."wage_cents" is null) = ("outcome_counts"."wage_unit" is null) and "outcome_counts"."wage_cents" > 0)
);
--> statement-breakpoint
CREATE TABLE "outcome_links" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "outcome_links_center_id_event_id_employer_id_pk" PRIMARY KEY("center_id","event_id","employer_id")
);
--> statement-breakpoint
CREATE TABLE "outcome_reports" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"place" bigserial NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"mark" integer NOT NULL,
	"kind" text NOT NULL,
	"how" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"form_key" uuid NOT NULL,
	"values_hash" text NOT NULL,
	CONSTRAINT "outcome_reports_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "outcome_reports_mark" CHECK ("outcome_reports"."mark" in (7, 30, 90)),
	CONSTRAINT "outcome_reports_kind" CHECK ("outcome_reports"."kind" in ('counts', 'nobody-hired', 'declined')),
	CONSTRAINT "outcome_reports_how" CHECK ("outcome_reports"."how" in ('link', 'staff', 'api'))
);
--> statement-breakpoint
CREATE TABLE "follow_up_rounds" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "follow_up_rounds_center_id_event_id_kind_pk" PRIMARY KEY("center_id","event_id","kind"),
	CONSTRAINT "follow_up_rounds_kind" CHECK ("follow_up_rounds"."kind" in ('thanks', 'job'))
);
--> statement-breakpoint
CREATE TABLE "job_reports" (
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "job_reports_center_id_registration_id_pk" PRIMARY KEY("center_id","registration_id"),
	CONSTRAINT "job_reports_answer" CHECK ("job_reports"."answer" in ('hired-here', 'hired-elsewhere', 'not-yet'))
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"answer_key" text NOT NULL,
	"source" text NOT NULL,
	"language" text NOT NULL,
	"answered_on" text NOT NULL,
	"useful" integer,
	"welcome" integer,
	"employers" integer,
	"again" integer,
	"liked" text,
	"better" text,
	CONSTRAINT "survey_answers_center_id_event_id_answer_key_pk" PRIMARY KEY("center_id","event_id","answer_key"),
	CONSTRAINT "survey_answers_source" CHECK ("survey_answers"."source" in ('link', 'kiosk')),
	CONSTRAINT "survey_answers_useful" CHECK ("survey_answers"."useful" between 1 and 5),
	CONSTRAINT "survey_answers_welcome" CHECK ("survey_answers"."welcome" between 1 and 5),
	CONSTRAINT "survey_answers_employers" CHECK ("survey_answers"."employers" between 1 and 5),
	CONSTRAINT "survey_answers_again" CHECK ("survey_answers"."again" between 1 and 5),
	CONSTRAINT "survey_answers_words" CHECK (length("survey_answers"."liked") <= 1000 and length("survey_answers"."better") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "purges" ADD COLUMN "survey_words" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "outcome_asks" ADD CONSTRAINT "outcome_asks_center_id_event_id_employer_id_event_employers_center_id_event_id_employer_id_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_counts" ADD CONSTRAINT "outcome_counts_center_id_report_id_outcome_reports_center_id_id_fk" FOREIGN KEY ("center_id","report_id") REFERENCES "public"."outcome_reports"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_links" ADD CONSTRAINT "outcome_links_center_id_event_id_employer_id_event_employers_center_id_event_id_employer_id_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_reports" ADD CONSTRAINT "outcome_reports_center_id_event_id_employer_id_event_employers_center_id_event_id_employer_id_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_rounds" ADD CONSTRAINT "follow_up_rounds_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_reports" ADD CONSTRAINT "job_reports_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "outcome_links_id" ON "outcome_links" USING btree ("center_id","id");--> statement-breakpoint
CREATE INDEX "outcome_reports_employer" ON "outcome_reports" USING btree ("center_id","event_id","employer_id","place");--> statement-breakpoint
CREATE INDEX "job_reports_event" ON "job_reports" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "survey_answers_words" ON "survey_answers" USING btree ("center_id","event_id") WHERE "survey_answers"."liked" is not null or "survey_answers"."better" is not null;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked'));