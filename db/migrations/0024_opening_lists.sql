CREATE TABLE "opening_imports" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid,
	"rows" jsonb NOT NULL,
	"count" integer NOT NULL,
	"replaces" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"imported_at" timestamp with time zone,
	CONSTRAINT "opening_imports_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "opening_marks" (
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "opening_marks_center_id_registration_id_opening_id_pk" PRIMARY KEY("center_id","registration_id","opening_id")
);
--> statement-breakpoint
ALTER TABLE "opening_imports" ADD CONSTRAINT "opening_imports_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_marks" ADD CONSTRAINT "opening_marks_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_marks" ADD CONSTRAINT "opening_marks_center_id_opening_id_openings_center_id_id_fk" FOREIGN KEY ("center_id","opening_id") REFERENCES "public"."openings"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opening_imports_age" ON "opening_imports" USING btree ("center_id","created_at");--> statement-breakpoint
CREATE INDEX "opening_marks_opening" ON "opening_marks" USING btree ("center_id","opening_id");--> statement-breakpoint
CREATE INDEX "openings_search_plain" ON "openings" USING gin (to_tsvector('simple', "search_text"));--> statement-breakpoint
CREATE INDEX "openings_employer" ON "openings" USING btree ("center_id","employer_id");