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
ALTER TABLE "referral_steps" DROP CONSTRAINT "referral_steps_how";--> statement-breakpoint
ALTER TABLE "referral_steps" ADD COLUMN "no" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "referrals" ADD COLUMN "served_how" text;--> statement-breakpoint
ALTER TABLE "referral_imports" ADD CONSTRAINT "referral_imports_center_id_partner_id_partners_center_id_id_fk" FOREIGN KEY ("center_id","partner_id") REFERENCES "public"."partners"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness_steps" ADD CONSTRAINT "readiness_steps_center_id_resource_id_resources_center_id_id_fk" FOREIGN KEY ("center_id","resource_id") REFERENCES "public"."resources"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_texts" ADD CONSTRAINT "resource_texts_center_id_resource_id_resources_center_id_id_fk" FOREIGN KEY ("center_id","resource_id") REFERENCES "public"."resources"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "referral_imports_age" ON "referral_imports" USING btree ("center_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_slug" ON "resources" USING btree ("center_id","slug");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_steps_no" ON "referral_steps" USING btree ("center_id","referral_id","no");--> statement-breakpoint
CREATE INDEX "referrals_recent" ON "referrals" USING btree ("center_id","made_at","id");--> statement-breakpoint
CREATE INDEX "referrals_partner" ON "referrals" USING btree ("center_id","partner_id","made_at");--> statement-breakpoint
ALTER TABLE "referral_steps" ADD CONSTRAINT "referral_steps_how" CHECK ("referral_steps"."how" in ('staff', 'patron', 'partner', 'partner-file'));--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_served_how" CHECK ("referrals"."served_how" is null or "referrals"."state" = 'served');--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_served_how_known" CHECK ("referrals"."served_how" in ('staff', 'patron', 'partner', 'partner-file'));