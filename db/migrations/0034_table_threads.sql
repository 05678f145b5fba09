CREATE TABLE "table_thread_reads" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"reader_id" text NOT NULL,
	"seen_through" timestamp with time zone NOT NULL,
	CONSTRAINT "table_thread_reads_center_id_event_id_employer_id_reader_id_pk" PRIMARY KEY("center_id","event_id","employer_id","reader_id")
);
--> statement-breakpoint
ALTER TABLE "thread_messages" ADD COLUMN "employer_id" uuid;--> statement-breakpoint
ALTER TABLE "table_thread_reads" ADD CONSTRAINT "table_thread_reads_table_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_table_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;