ALTER TABLE "scan_conflicts" DROP CONSTRAINT "scan_conflicts_center_id_registration_id_scan_a_scan_b_pk";--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD CONSTRAINT "scan_conflicts_center_id_registration_id_scan_a_scan_b_kind_pk" PRIMARY KEY("center_id","registration_id","scan_a","scan_b","kind");--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "role" text DEFAULT 'door' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "device_role" text DEFAULT 'door' NOT NULL;--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD COLUMN "event_id" uuid;--> statement-breakpoint
UPDATE "scan_conflicts" c SET "event_id" = r."event_id" FROM "registrations" r
  WHERE r."center_id" = c."center_id" AND r."id" = c."registration_id";--> statement-breakpoint
ALTER TABLE "scan_conflicts" ALTER COLUMN "event_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "stored_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "exit_scanning" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD CONSTRAINT "scan_conflicts_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_conflicts_event" ON "scan_conflicts" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "scans_tallies" ON "scans" USING btree ("center_id","event_id") WHERE "scans"."kind" = 'tally';--> statement-breakpoint
CREATE INDEX "registrations_places" ON "registrations" USING btree ("center_id","event_id","party_size") WHERE "registrations"."status" = 'registered' and "registrations"."who" = 'patron' and "registrations"."origin" <> 'walk-in';--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_role" CHECK ("devices"."role" in ('door', 'kiosk'));--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_device_role" CHECK ("invitations"."device_role" in ('door', 'kiosk'));--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD CONSTRAINT "scan_conflicts_kind" CHECK ("scan_conflicts"."kind" in ('two-admissions', 'ticket-cancelled', 'ticket-revoked'));--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD CONSTRAINT "scan_conflicts_settled" CHECK ("scan_conflicts"."settled_as" in ('same-person', 'shared-ticket', 'mistake'));--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_people" CHECK (case "scans"."kind" when 'tally' then "scans"."people" between -50 and 50 and "scans"."people" <> 0 else "scans"."people" between 1 and 6 end);--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_walk_in_reserve" CHECK ("events"."walk_in_reserve" between 0 and 100000);