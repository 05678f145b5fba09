CREATE TABLE "webhook_attempts" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"milliseconds" integer NOT NULL,
	"status" integer,
	"fault" text,
	"answer" text,
	CONSTRAINT "webhook_attempts_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "webhook_attempts_end" CHECK (("webhook_attempts"."status" is null) = ("webhook_attempts"."fault" is not null))
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"type" text NOT NULL,
	"cause" text NOT NULL,
	"event_id" uuid,
	"registration_id" uuid,
	"data" jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"replay_id" uuid,
	CONSTRAINT "webhook_deliveries_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "webhook_deliveries_cause" UNIQUE("center_id","endpoint_id","cause"),
	CONSTRAINT "webhook_deliveries_type" CHECK ("webhook_deliveries"."type" in ('event.published', 'event.updated', 'event.cancelled', 'event.closed', 'registration.created', 'registration.cancelled', 'admission.recorded', 'admission.undone', 'outcome.reported', 'webhook.test')),
	CONSTRAINT "webhook_deliveries_state" CHECK ("webhook_deliveries"."state" in ('queued', 'delivered', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" text NOT NULL,
	"url" text NOT NULL,
	"types" text[] NOT NULL,
	"scope" text DEFAULT 'ids' NOT NULL,
	"secret_cipher" text NOT NULL,
	"secret_id" uuid NOT NULL,
	"previous_cipher" text,
	"previous_until" timestamp with time zone,
	"paused_as" text,
	"paused_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"last_delivered_at" timestamp with time zone,
	"rests_until" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	CONSTRAINT "webhook_endpoints_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "webhook_endpoints_scope" CHECK ("webhook_endpoints"."scope" in ('ids', 'names')),
	CONSTRAINT "webhook_endpoints_paused_as" CHECK ("webhook_endpoints"."paused_as" in ('person', 'gone', 'failing')),
	CONSTRAINT "webhook_endpoints_paused" CHECK (("webhook_endpoints"."paused_as" is null) = ("webhook_endpoints"."paused_at" is null)),
	CONSTRAINT "webhook_endpoints_previous" CHECK (("webhook_endpoints"."previous_cipher" is null) = ("webhook_endpoints"."previous_until" is null))
);
--> statement-breakpoint
CREATE TABLE "webhook_reading" (
	"id" integer PRIMARY KEY NOT NULL,
	"read_to" "xid8" NOT NULL,
	CONSTRAINT "webhook_reading_one" CHECK ("webhook_reading"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "outbox" DROP CONSTRAINT "outbox_kind";--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_center_id_delivery_id_webhook_deliveries_center_id_id_fk" FOREIGN KEY ("center_id","delivery_id") REFERENCES "public"."webhook_deliveries"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_center_id_endpoint_id_webhook_endpoints_center_id_id_fk" FOREIGN KEY ("center_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_attempts_delivery" ON "webhook_attempts" USING btree ("center_id","delivery_id","at");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" USING btree ("center_id","endpoint_id","next_at") WHERE "webhook_deliveries"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "webhook_deliveries_recent" ON "webhook_deliveries" USING btree ("center_id","endpoint_id","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_age" ON "webhook_deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "scans_stored_in" ON "scans" USING btree ("stored_in");--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'waitlist-joined', 'place-offered', 'offer-expired', 'event-moved', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'message-to-staff', 'message-to-employer', 'staff-invitation', 'table-pass', 'account-link', 'test-mail', 'reminder-week', 'reminder-day', 'reminder-hours', 'place-released', 'booking-confirmed', 'booking-moved', 'booking-cancelled', 'booking-offered', 'booking-offer-expired', 'booking-reminder-day', 'booking-reminder-hours', 'outcomes-asked', 'event-thanks', 'job-asked', 'fair-invited', 'fair-applied', 'fair-accepted', 'fair-declined', 'fair-withdrawn', 'fair-message', 'webhook-paused'));