CREATE TABLE "closed_days" (
	"center_id" uuid NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "closed_days_center_id_day_pk" PRIMARY KEY("center_id","day")
);
--> statement-breakpoint
CREATE TABLE "counselor_hours" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"counselor" text NOT NULL,
	"place" text NOT NULL,
	"week" jsonb NOT NULL,
	"length" integer NOT NULL,
	"gap" integer NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"made_until" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "counselor_hours_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "counselor_hours_length" CHECK ("counselor_hours"."length" between 5 and 240),
	CONSTRAINT "counselor_hours_gap" CHECK ("counselor_hours"."gap" between 0 and 120),
	CONSTRAINT "counselor_hours_days" CHECK ("counselor_hours"."from_day" <= "counselor_hours"."until_day")
);
--> statement-breakpoint
CREATE TABLE "booking_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"key_id" text NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "center_logos" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"picture" "bytea" NOT NULL,
	"digest" text GENERATED ALWAYS AS (encode(sha256("center_logos"."picture"), 'hex')) STORED NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "center_logos_center_id_pk" PRIMARY KEY("center_id"),
	CONSTRAINT "center_logos_type" CHECK ("center_logos"."type" in ('image/png', 'image/jpeg', 'image/webp')),
	CONSTRAINT "center_logos_bytes" CHECK (octet_length("center_logos"."picture") between 1 and 524288),
	CONSTRAINT "center_logos_pixels" CHECK ("center_logos"."width" > 0 and "center_logos"."height" > 0 and "center_logos"."width"::bigint * "center_logos"."height" <= 4000000)
);
--> statement-breakpoint
CREATE TABLE "inquiries" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"minutes" text,
	"language" text,
	"is_reference" boolean DEFAULT false NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"source" text NOT NULL,
	"batch_id" uuid,
	"answered_at" timestamp with time zone NOT NULL,
	"answered_on" date NOT NULL,
	"by" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "inquiries_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "inquiries_channel" CHECK ("inquiries"."channel" in ('in-person', 'phone', 'email', 'chat')),
	CONSTRAINT "inquiries_minutes" CHECK ("inquiries"."minutes" in ('under-5', '5-14', '15-29', '30-up')),
	CONSTRAINT "inquiries_source" CHECK ("inquiries"."source" in ('desk', 'bulk', 'import')),
	CONSTRAINT "inquiries_count" CHECK ("inquiries"."count" between 1 and 1000)
);
--> statement-breakpoint
CREATE TABLE "inquiry_batches" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"source" text NOT NULL,
	"rows" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "inquiry_batches_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "inquiry_batches_source" CHECK ("inquiry_batches"."source" in ('desk', 'bulk', 'import'))
);
--> statement-breakpoint
CREATE TABLE "inquiry_categories" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "inquiry_categories_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "inquiry_samples" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"week_of" date NOT NULL,
	"count" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "inquiry_samples_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "inquiry_samples_count" CHECK ("inquiry_samples"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "inquiry_imports" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"digest" text NOT NULL,
	"header" jsonb NOT NULL,
	"records" jsonb NOT NULL,
	"rows" integer NOT NULL,
	"mapping" jsonb,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"writing_at" timestamp with time zone,
	"imported_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"batch_id" uuid,
	CONSTRAINT "inquiry_imports_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "installation_offers" (
	"email" text PRIMARY KEY NOT NULL,
	"offered_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation_trail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" uuid,
	"from" text,
	"to" text
);
--> statement-breakpoint
CREATE TABLE "queue_numbers" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"day" date NOT NULL,
	"number" integer NOT NULL,
	"topic" text NOT NULL,
	"state" text NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"desk" text,
	"call_key" uuid,
	"taken_at" timestamp with time zone NOT NULL,
	"called_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "queue_numbers_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "queue_numbers_topic" CHECK ("queue_numbers"."topic" in ('counselor', 'job-search', 'resume', 'application', 'computer', 'other')),
	CONSTRAINT "queue_numbers_state" CHECK ("queue_numbers"."state" in ('waiting', 'called', 'served', 'gone')),
	CONSTRAINT "queue_numbers_first" CHECK ("queue_numbers"."number" >= 1),
	CONSTRAINT "queue_numbers_called" CHECK (("queue_numbers"."calls" > 0) = ("queue_numbers"."called_at" is not null)),
	CONSTRAINT "queue_numbers_ended" CHECK (("queue_numbers"."state" in ('served', 'gone')) = ("queue_numbers"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "partners" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"phone" text,
	"website" text,
	"hours" text,
	"languages" text[] NOT NULL,
	"is_public" boolean DEFAULT true NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "partners_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "partners_kind" CHECK ("partners"."kind" in ('portal', 'counselor', 'worksource', 'training', 'clothing', 'other'))
);
--> statement-breakpoint
CREATE TABLE "referral_imports" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"partner_id" uuid NOT NULL,
	"rows" jsonb NOT NULL,
	"count" integer NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"imported_at" timestamp with time zone,
	CONSTRAINT "referral_imports_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "referral_steps" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"no" integer DEFAULT 1 NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"how" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_steps_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "referral_steps_to" CHECK ("referral_steps"."to" in ('made', 'contacted', 'served', 'declined', 'unknown')),
	CONSTRAINT "referral_steps_how" CHECK ("referral_steps"."how" in ('staff', 'patron', 'partner', 'partner-file'))
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"partner_id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"language" text,
	"state" text NOT NULL,
	"partner_reference" text,
	"consent_version" text,
	"made_by" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_on" date NOT NULL,
	"served_on" date,
	"served_how" text,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "referrals_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "referrals_kind" CHECK ("referrals"."kind" in ('portal', 'counselor', 'worksource', 'training', 'clothing', 'other')),
	CONSTRAINT "referrals_state" CHECK ("referrals"."state" in ('made', 'contacted', 'served', 'declined', 'unknown')),
	CONSTRAINT "referrals_code_digits" CHECK ("referrals"."code" ~ '^[0-9]{8}$'),
	CONSTRAINT "referrals_served_on" CHECK (("referrals"."state" = 'served') = ("referrals"."served_on" is not null)),
	CONSTRAINT "referrals_served_how" CHECK ("referrals"."served_how" is null or "referrals"."state" = 'served'),
	CONSTRAINT "referrals_served_how_known" CHECK ("referrals"."served_how" in ('staff', 'patron', 'partner', 'partner-file'))
);
--> statement-breakpoint
CREATE TABLE "opening_balances" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"figure" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"value" integer NOT NULL,
	"is_at_least" boolean DEFAULT false NOT NULL,
	"source" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "opening_balances_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "opening_balances_figure" CHECK ("opening_balances"."figure" in ('inquiries', 'events', 'attendance', 'registered', 'walk-ins', 'employers', 'openings', 'interviews', 'offers', 'hires', 'retained', 'portal-enrolments', 'referrals-made', 'referrals-served', 'appointments-booked', 'appointments-kept')),
	CONSTRAINT "opening_balances_value" CHECK ("opening_balances"."value" >= 0),
	CONSTRAINT "opening_balances_days_order" CHECK ("opening_balances"."from_day" <= "opening_balances"."until_day")
);
--> statement-breakpoint
CREATE TABLE "report_revisions" (
	"center_id" uuid NOT NULL,
	"share_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"id" uuid NOT NULL,
	"copy" jsonb NOT NULL,
	"tables" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_revisions_center_id_share_id_revision_pk" PRIMARY KEY("center_id","share_id","revision"),
	CONSTRAINT "report_revisions_revision" CHECK ("report_revisions"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "report_shares" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"branch_id" uuid,
	"generation" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "report_shares_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "report_shares_days_order" CHECK ("report_shares"."from_day" <= "report_shares"."until_day")
);
--> statement-breakpoint
CREATE TABLE "report_targets" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"figure" text NOT NULL,
	"branch_id" uuid,
	"year" integer NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "report_targets_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "report_targets_figure_known" CHECK ("report_targets"."figure" in ('inquiries', 'events', 'attendance', 'registered', 'walk-ins', 'employers', 'openings', 'interviews', 'offers', 'hires', 'retained', 'portal-enrolments', 'referrals-made', 'referrals-served', 'appointments-booked', 'appointments-kept')),
	CONSTRAINT "report_targets_value" CHECK ("report_targets"."value" >= 0)
);
--> statement-breakpoint
CREATE TABLE "readiness_steps" (
	"center_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"weeks_before" integer NOT NULL,
	CONSTRAINT "readiness_steps_center_id_weeks_before_resource_id_pk" PRIMARY KEY("center_id","weeks_before","resource_id"),
	CONSTRAINT "readiness_steps_weeks" CHECK ("readiness_steps"."weeks_before" between 0 and 12)
);
--> statement-breakpoint
CREATE TABLE "resource_texts" (
	"center_id" uuid NOT NULL,
	"resource_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"hours" text,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resource_texts_center_id_resource_id_locale_pk" PRIMARY KEY("center_id","resource_id","locale"),
	CONSTRAINT "resource_texts_body" CHECK (octet_length("resource_texts"."body") <= 100000)
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"topic" text NOT NULL,
	"position" integer NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "resources_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "resources_topic" CHECK ("resources"."topic" in ('resume', 'interview', 'portal', 'training', 'clothing', 'literacy', 'homeless-services', 'new-americans'))
);
--> statement-breakpoint
ALTER TABLE "slots" DROP CONSTRAINT "slots_kind";--> statement-breakpoint
ALTER TABLE "patrons" DROP CONSTRAINT "patrons_owner";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "presence" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "branch_id" uuid;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "counselor" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "hours_id" uuid;--> statement-breakpoint
ALTER TABLE "branches" ADD COLUMN "council_district" text;--> statement-breakpoint
ALTER TABLE "centers" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "known_by" text[];--> statement-breakpoint
ALTER TABLE "patrons" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "closed_days" ADD CONSTRAINT "closed_days_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselor_hours" ADD CONSTRAINT "counselor_hours_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselor_hours" ADD CONSTRAINT "counselor_hours_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_codes" ADD CONSTRAINT "booking_codes_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "center_logos" ADD CONSTRAINT "center_logos_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_category_id_inquiry_categories_center_id_id_fk" FOREIGN KEY ("center_id","category_id") REFERENCES "public"."inquiry_categories"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_batch_id_inquiry_batches_center_id_id_fk" FOREIGN KEY ("center_id","batch_id") REFERENCES "public"."inquiry_batches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_batches" ADD CONSTRAINT "inquiry_batches_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_categories" ADD CONSTRAINT "inquiry_categories_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_samples" ADD CONSTRAINT "inquiry_samples_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_imports" ADD CONSTRAINT "inquiry_imports_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_imports" ADD CONSTRAINT "inquiry_imports_center_id_batch_id_inquiry_batches_center_id_id_fk" FOREIGN KEY ("center_id","batch_id") REFERENCES "public"."inquiry_batches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_numbers" ADD CONSTRAINT "queue_numbers_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_imports" ADD CONSTRAINT "referral_imports_center_id_partner_id_partners_center_id_id_fk" FOREIGN KEY ("center_id","partner_id") REFERENCES "public"."partners"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_steps" ADD CONSTRAINT "referral_steps_center_id_referral_id_referrals_center_id_id_fk" FOREIGN KEY ("center_id","referral_id") REFERENCES "public"."referrals"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_center_id_partner_id_partners_center_id_id_fk" FOREIGN KEY ("center_id","partner_id") REFERENCES "public"."partners"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_balances" ADD CONSTRAINT "opening_balances_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_center_id_share_id_report_shares_center_id_id_fk" FOREIGN KEY ("center_id","share_id") REFERENCES "public"."report_shares"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_targets" ADD CONSTRAINT "report_targets_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_targets" ADD CONSTRAINT "report_targets_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness_steps" ADD CONSTRAINT "readiness_steps_center_id_resource_id_resources_center_id_id_fk" FOREIGN KEY ("center_id","resource_id") REFERENCES "public"."resources"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_texts" ADD CONSTRAINT "resource_texts_center_id_resource_id_resources_center_id_id_fk" FOREIGN KEY ("center_id","resource_id") REFERENCES "public"."resources"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counselor_hours_made" ON "counselor_hours" USING btree ("made_until");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_codes_generation" ON "booking_codes" USING btree ("center_id","booking_id","generation");--> statement-breakpoint
CREATE INDEX "inquiries_day" ON "inquiries" USING btree ("center_id","answered_on","branch_id") WHERE "inquiries"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "inquiries_batch" ON "inquiries" USING btree ("center_id","batch_id") WHERE "inquiries"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "inquiry_batches_recent" ON "inquiry_batches" USING btree ("center_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_categories_key" ON "inquiry_categories" USING btree ("center_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_samples_year" ON "inquiry_samples" USING btree ("center_id","branch_id","year");--> statement-breakpoint
CREATE INDEX "inquiry_imports_age" ON "inquiry_imports" USING btree ("center_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_imports_once" ON "inquiry_imports" USING btree ("center_id","digest") WHERE "inquiry_imports"."imported_at" is not null and "inquiry_imports"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "installation_trail_recent" ON "installation_trail" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_numbers_number" ON "queue_numbers" USING btree ("center_id","branch_id","day","number");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_numbers_call" ON "queue_numbers" USING btree ("center_id","call_key");--> statement-breakpoint
CREATE INDEX "queue_numbers_line" ON "queue_numbers" USING btree ("center_id","branch_id","day","number") WHERE "queue_numbers"."state" in ('waiting', 'called');--> statement-breakpoint
CREATE UNIQUE INDEX "partners_name" ON "partners" USING btree ("center_id",lower("name")) WHERE "partners"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "referral_imports_age" ON "referral_imports" USING btree ("center_id","created_at");--> statement-breakpoint
CREATE INDEX "referral_steps_referral" ON "referral_steps" USING btree ("center_id","referral_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_steps_no" ON "referral_steps" USING btree ("center_id","referral_id","no");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_code" ON "referrals" USING btree ("center_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_partner_reference" ON "referrals" USING btree ("center_id","partner_id","partner_reference") WHERE "referrals"."partner_reference" is not null;--> statement-breakpoint
CREATE INDEX "referrals_made" ON "referrals" USING btree ("center_id","made_on","branch_id");--> statement-breakpoint
CREATE INDEX "referrals_served" ON "referrals" USING btree ("center_id","served_on") WHERE "referrals"."served_on" is not null;--> statement-breakpoint
CREATE INDEX "referrals_recent" ON "referrals" USING btree ("center_id","made_at","id");--> statement-breakpoint
CREATE INDEX "referrals_partner" ON "referrals" USING btree ("center_id","partner_id","made_at");--> statement-breakpoint
CREATE INDEX "opening_balances_days" ON "opening_balances" USING btree ("center_id","from_day","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "report_revisions_id" ON "report_revisions" USING btree ("center_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_targets_figure" ON "report_targets" USING btree ("center_id","figure","year",coalesce("branch_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
CREATE UNIQUE INDEX "resources_slug" ON "resources" USING btree ("center_id","slug");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_hours_id_counselor_hours_center_id_id_fk" FOREIGN KEY ("center_id","hours_id") REFERENCES "public"."counselor_hours"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patrons" ADD CONSTRAINT "patrons_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_slot" ON "bookings" USING btree ("center_id","slot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_made" ON "slots" USING btree ("center_id","hours_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_appointments" ON "slots" USING btree ("center_id","starts_at") WHERE "slots"."kind" = 'appointment';--> statement-breakpoint
CREATE INDEX "employers_known_by" ON "employers" USING gin ("known_by");--> statement-breakpoint
CREATE INDEX "employers_unknown" ON "employers" USING btree ("center_id","id") WHERE "employers"."known_by" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "patrons_booking" ON "patrons" USING btree ("center_id","booking_id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_presence" CHECK ("bookings"."presence" in ('kept', 'missed'));--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_origin" CHECK ("bookings"."origin" in ('web', 'staff', 'api'));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_appointment" CHECK ("slots"."kind" <> 'appointment' or ("slots"."event_id" is null and "slots"."branch_id" is not null and "slots"."counselor" is not null));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_kind" CHECK ("slots"."kind" in ('interview', 'appointment'));--> statement-breakpoint
ALTER TABLE "patrons" ADD CONSTRAINT "patrons_owner" CHECK (num_nonnulls("patrons"."registration_id", "patrons"."booking_id") = 1);