CREATE TABLE "accommodations" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"cipher" text,
	"key_id" text,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"settled_by" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "accommodations_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "accommodations_state" CHECK ("accommodations"."state" in ('asked', 'met', 'not-met')),
	CONSTRAINT "accommodations_key" CHECK (("accommodations"."cipher" is null) = ("accommodations"."key_id" is null))
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"place" bigserial NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"employer_id" uuid,
	"act" text NOT NULL,
	"text_version" text NOT NULL,
	"language" text NOT NULL,
	"how" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "consents_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "consents_purpose" CHECK ("consents"."purpose" in ('employer', 'outcomes')),
	CONSTRAINT "consents_act" CHECK ("consents"."act" in ('given', 'taken-back')),
	CONSTRAINT "consents_how" CHECK ("consents"."how" in ('own-page', 'at-table', 'staff', 'deletion')),
	CONSTRAINT "consents_employer" CHECK (("consents"."purpose" = 'employer') = ("consents"."employer_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "purges" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone NOT NULL,
	"names" integer DEFAULT 0 NOT NULL,
	"accommodations" integer DEFAULT 0 NOT NULL,
	"table_visits" integer DEFAULT 0 NOT NULL,
	"form_keys" integer DEFAULT 0 NOT NULL,
	"consents" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "purges_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "table_visits" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"registration_id" uuid,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "table_visits_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "table_visits_answer" CHECK ("table_visits"."answer" in ('shared', 'counted', 'declined')),
	CONSTRAINT "table_visits_nobody" CHECK ("table_visits"."answer" is null or "table_visits"."registration_id" is null)
);
--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accommodations" ADD CONSTRAINT "accommodations_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purges" ADD CONSTRAINT "purges_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_visits" ADD CONSTRAINT "table_visits_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_visits" ADD CONSTRAINT "table_visits_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "table_visits" ADD CONSTRAINT "table_visits_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accommodations_event" ON "accommodations" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "accommodations_registration" ON "accommodations" USING btree ("center_id","registration_id");--> statement-breakpoint
CREATE INDEX "accommodations_sealed" ON "accommodations" USING btree ("center_id","id") WHERE "accommodations"."cipher" is not null;--> statement-breakpoint
CREATE INDEX "consents_registration" ON "consents" USING btree ("center_id","registration_id","place");--> statement-breakpoint
CREATE INDEX "consents_event" ON "consents" USING btree ("center_id","event_id","employer_id");--> statement-breakpoint
CREATE INDEX "purges_recent" ON "purges" USING btree ("center_id","at","id");--> statement-breakpoint
CREATE INDEX "table_visits_event" ON "table_visits" USING btree ("center_id","event_id","employer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "table_visits_asked" ON "table_visits" USING btree ("center_id","registration_id","employer_id");