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
ALTER TABLE "patrons" DROP CONSTRAINT "patrons_owner";--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "bookings" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "hours_id" uuid;--> statement-breakpoint
ALTER TABLE "patrons" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "closed_days" ADD CONSTRAINT "closed_days_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselor_hours" ADD CONSTRAINT "counselor_hours_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselor_hours" ADD CONSTRAINT "counselor_hours_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_codes" ADD CONSTRAINT "booking_codes_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_numbers" ADD CONSTRAINT "queue_numbers_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counselor_hours_made" ON "counselor_hours" USING btree ("made_until");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_codes_generation" ON "booking_codes" USING btree ("center_id","booking_id","generation");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_numbers_number" ON "queue_numbers" USING btree ("center_id","branch_id","day","number");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_numbers_call" ON "queue_numbers" USING btree ("center_id","call_key");--> statement-breakpoint
CREATE INDEX "queue_numbers_line" ON "queue_numbers" USING btree ("center_id","branch_id","day","number") WHERE "queue_numbers"."state" in ('waiting', 'called');--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_center_id_hours_id_counselor_hours_center_id_id_fk" FOREIGN KEY ("center_id","hours_id") REFERENCES "public"."counselor_hours"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patrons" ADD CONSTRAINT "patrons_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_slot" ON "bookings" USING btree ("center_id","slot_id");--> statement-breakpoint
CREATE UNIQUE INDEX "slots_made" ON "slots" USING btree ("center_id","hours_id","starts_at");--> statement-breakpoint
CREATE INDEX "slots_appointments" ON "slots" USING btree ("center_id","starts_at") WHERE "slots"."kind" = 'appointment';--> statement-breakpoint
CREATE UNIQUE INDEX "patrons_booking" ON "patrons" USING btree ("center_id","booking_id");--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_origin" CHECK ("bookings"."origin" in ('web', 'staff', 'api'));--> statement-breakpoint
ALTER TABLE "patrons" ADD CONSTRAINT "patrons_owner" CHECK (num_nonnulls("patrons"."registration_id", "patrons"."booking_id") = 1);