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
ALTER TABLE "branches" ADD COLUMN "council_district" text;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_center_id_share_id_report_shares_center_id_id_fk" FOREIGN KEY ("center_id","share_id") REFERENCES "public"."report_shares"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "report_revisions_id" ON "report_revisions" USING btree ("center_id","id");