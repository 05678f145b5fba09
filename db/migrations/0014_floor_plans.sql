CREATE TABLE "floor_plans" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"picture" "bytea" NOT NULL,
	"digest" text GENERATED ALWAYS AS (encode(sha256("floor_plans"."picture"), 'hex')) STORED NOT NULL,
	"alt" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "floor_plans_center_id_event_id_pk" PRIMARY KEY("center_id","event_id"),
	CONSTRAINT "floor_plans_type" CHECK ("floor_plans"."type" in ('image/png', 'image/jpeg', 'image/webp')),
	CONSTRAINT "floor_plans_bytes" CHECK (octet_length("floor_plans"."picture") between 1 and 5242880),
	CONSTRAINT "floor_plans_pixels" CHECK ("floor_plans"."width" > 0 and "floor_plans"."height" > 0 and "floor_plans"."width"::bigint * "floor_plans"."height" <= 40000000)
);
--> statement-breakpoint
CREATE TABLE "floor_tables" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"table_no" integer NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	CONSTRAINT "floor_tables_center_id_event_id_table_no_pk" PRIMARY KEY("center_id","event_id","table_no"),
	CONSTRAINT "floor_tables_table_no" CHECK ("floor_tables"."table_no" between 1 and 999),
	CONSTRAINT "floor_tables_place" CHECK ("floor_tables"."x" between 0 and 10000 and "floor_tables"."y" between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_tables" ADD CONSTRAINT "floor_tables_center_id_event_id_floor_plans_center_id_event_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."floor_plans"("center_id","event_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "floor_plans_digest" ON "floor_plans" USING btree ("center_id","digest");