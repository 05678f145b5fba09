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
CREATE TABLE "referral_steps" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"how" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "referral_steps_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "referral_steps_to" CHECK ("referral_steps"."to" in ('made', 'contacted', 'served', 'declined', 'unknown')),
	CONSTRAINT "referral_steps_how" CHECK ("referral_steps"."how" in ('staff', 'partner', 'partner-file'))
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
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "referrals_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "referrals_kind" CHECK ("referrals"."kind" in ('portal', 'counselor', 'worksource', 'training', 'clothing', 'other')),
	CONSTRAINT "referrals_state" CHECK ("referrals"."state" in ('made', 'contacted', 'served', 'declined', 'unknown')),
	CONSTRAINT "referrals_code_digits" CHECK ("referrals"."code" ~ '^[0-9]{8}$'),
	CONSTRAINT "referrals_served_on" CHECK (("referrals"."state" = 'served') = ("referrals"."served_on" is not null))
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
ALTER TABLE "slots" DROP CONSTRAINT "slots_kind";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "presence" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "branch_id" uuid;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "counselor" text;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_category_id_inquiry_categories_center_id_id_fk" FOREIGN KEY ("center_id","category_id") REFERENCES "public"."inquiry_categories"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_center_id_batch_id_inquiry_batches_center_id_id_fk" FOREIGN KEY ("center_id","batch_id") REFERENCES "public"."inquiry_batches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_batches" ADD CONSTRAINT "inquiry_batches_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_categories" ADD CONSTRAINT "inquiry_categories_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_samples" ADD CONSTRAINT "inquiry_samples_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partners" ADD CONSTRAINT "partners_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_steps" ADD CONSTRAINT "referral_steps_center_id_referral_id_referrals_center_id_id_fk" FOREIGN KEY ("center_id","referral_id") REFERENCES "public"."referrals"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_center_id_partner_id_partners_center_id_id_fk" FOREIGN KEY ("center_id","partner_id") REFERENCES "public"."partners"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_balances" ADD CONSTRAINT "opening_balances_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_targets" ADD CONSTRAINT "report_targets_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_targets" ADD CONSTRAINT "report_targets_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inquiries_day" ON "inquiries" USING btree ("center_id","answered_on","branch_id") WHERE "inquiries"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "inquiries_batch" ON "inquiries" USING btree ("center_id","batch_id") WHERE "inquiries"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "inquiry_batches_recent" ON "inquiry_batches" USING btree ("center_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_categories_key" ON "inquiry_categories" USING btree ("center_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_samples_year" ON "inquiry_samples" USING btree ("center_id","branch_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "partners_name" ON "partners" USING btree ("center_id",lower("name")) WHERE "partners"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "referral_steps_referral" ON "referral_steps" USING btree ("center_id","referral_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_code" ON "referrals" USING btree ("center_id","code");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_partner_reference" ON "referrals" USING btree ("center_id","partner_id","partner_reference") WHERE "referrals"."partner_reference" is not null;--> statement-breakpoint
CREATE INDEX "referrals_made" ON "referrals" USING btree ("center_id","made_on","branch_id");--> statement-breakpoint
CREATE INDEX "referrals_served" ON "referrals" USING btree ("center_id","served_on") WHERE "referrals"."served_on" is not null;--> statement-breakpoint
CREATE INDEX "opening_balances_days" ON "opening_balances" USING btree ("center_id","from_day","until_day");--> statement-breakpoint
CREATE UNIQUE INDEX "report_targets_figure" ON "report_targets" USING btree ("center_id","figure","year",coalesce("branch_id", '00000000-0000-0000-0000-000000000000'::uuid));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_presence" CHECK ("bookings"."presence" in ('kept', 'missed'));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_appointment" CHECK ("slots"."kind" <> 'appointment' or ("slots"."event_id" is null and "slots"."branch_id" is not null and "slots"."counselor" is not null));--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_kind" CHECK ("slots"."kind" in ('interview', 'appointment'));