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
ALTER TABLE "inquiry_imports" ADD CONSTRAINT "inquiry_imports_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inquiry_imports" ADD CONSTRAINT "inquiry_imports_center_id_batch_id_inquiry_batches_center_id_id_fk" FOREIGN KEY ("center_id","batch_id") REFERENCES "public"."inquiry_batches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inquiry_imports_age" ON "inquiry_imports" USING btree ("center_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "inquiry_imports_once" ON "inquiry_imports" USING btree ("center_id","digest") WHERE "inquiry_imports"."imported_at" is not null and "inquiry_imports"."undone_at" is null;