ALTER TABLE "sms_consents" ALTER COLUMN "registration_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "sent_by" text;--> statement-breakpoint
ALTER TABLE "sms_consents" ADD COLUMN "booking_id" uuid;--> statement-breakpoint
ALTER TABLE "sms_consents" ADD CONSTRAINT "sms_consents_center_id_booking_id_bookings_center_id_id_fk" FOREIGN KEY ("center_id","booking_id") REFERENCES "public"."bookings"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "patrons_phone" ON "patrons" USING btree ("center_id","phone_hash") WHERE "patrons"."booking_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sms_consents_of_booking" ON "sms_consents" USING btree ("center_id","booking_id") WHERE "sms_consents"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "sms_consents" ADD CONSTRAINT "sms_consents_owner" CHECK (num_nonnulls("sms_consents"."registration_id", "sms_consents"."booking_id") = 1);