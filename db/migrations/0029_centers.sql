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
ALTER TABLE "centers" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "center_logos" ADD CONSTRAINT "center_logos_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "installation_trail_recent" ON "installation_trail" USING btree ("at","id");