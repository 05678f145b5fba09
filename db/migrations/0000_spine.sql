CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	"role" text NOT NULL,
	"event_id" uuid,
	"employer_id" uuid,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "api_tokens_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "api_tokens_role" CHECK ("api_tokens"."role" in ('admin', 'staff', 'door', 'employer'))
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"label" text NOT NULL,
	"credential_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"uploads_until" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "devices_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "devices_credentialHash_unique" UNIQUE("credential_hash")
);
--> statement-breakpoint
CREATE TABLE "installation_admins" (
	"user_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text,
	"role" text NOT NULL,
	"event_id" uuid,
	"generation" integer DEFAULT 1 NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "invitations_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "invitations_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "invitations_for" CHECK (("invitations"."email" is null) = ("invitations"."role" = 'door' and "invitations"."event_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"employer_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "memberships_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "memberships_one_each" UNIQUE NULLS NOT DISTINCT("center_id","user_id","role","employer_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('admin', 'staff', 'door', 'employer')),
	CONSTRAINT "memberships_employer" CHECK ("memberships"."employer_id" is null or "memberships"."role" = 'employer')
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "two_factors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "branches" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "branches_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "centers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"mail_from" text NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "centers_host_unique" UNIQUE("host")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"branch_id" uuid NOT NULL,
	"name" text NOT NULL,
	"posted_load" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rooms_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "rooms_posted_load" CHECK ("rooms"."posted_load" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "admissions" (
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"seat" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"door_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"inside" boolean NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "admissions_center_id_registration_id_seat_pk" PRIMARY KEY("center_id","registration_id","seat"),
	CONSTRAINT "admissions_seat" CHECK ("admissions"."seat" between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "doors" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	CONSTRAINT "doors_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "scan_conflicts" (
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"scan_a" uuid NOT NULL,
	"scan_b" uuid NOT NULL,
	"kind" text NOT NULL,
	"settled_as" text,
	"by" text,
	"at" timestamp with time zone,
	CONSTRAINT "scan_conflicts_center_id_registration_id_scan_a_scan_b_pk" PRIMARY KEY("center_id","registration_id","scan_a","scan_b")
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"center_id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"registration_id" uuid,
	"kind" text NOT NULL,
	"undoes" uuid,
	"people" integer DEFAULT 1 NOT NULL,
	"who" text DEFAULT 'patron' NOT NULL,
	"door_id" uuid,
	"device" text,
	"by" text NOT NULL,
	"scanned_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"clock_offset_ms" bigint,
	"received_at" timestamp with time zone NOT NULL,
	"verdict_ms" integer,
	"code_hash" text,
	"hint" text,
	"override_by" text,
	"answer" json,
	"flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "scans_center_id_scan_id_pk" PRIMARY KEY("center_id","scan_id"),
	CONSTRAINT "scans_kind" CHECK ("scans"."kind" in ('entry', 'exit', 'undo', 'tally')),
	CONSTRAINT "scans_undo" CHECK (("scans"."kind" = 'undo') = ("scans"."undoes" is not null))
);
--> statement-breakpoint
CREATE TABLE "employers" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"legal_name" text NOT NULL,
	"street" text NOT NULL,
	"website" text NOT NULL,
	"size_band" text NOT NULL,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"contact_phone" text,
	"vetted_at" timestamp with time zone,
	"vetted_by" text,
	"vetted_how" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "employers_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "employers_size_band" CHECK ("employers"."size_band" in ('1-4', '5-9', '10-19', '20-49', '50-99', '100-249', '250-499', '500+'))
);
--> statement-breakpoint
CREATE TABLE "announcements" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"text" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "announcements_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_drafts" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"values" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_drafts_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "turned_away" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "turned_away_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "event_employers" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"is_host" boolean NOT NULL,
	"table_no" integer,
	"arrived_at" timestamp with time zone,
	CONSTRAINT "event_employers_center_id_event_id_employer_id_pk" PRIMARY KEY("center_id","event_id","employer_id")
);
--> statement-breakpoint
CREATE TABLE "event_revisions" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "event_revisions_center_id_event_id_revision_pk" PRIMARY KEY("center_id","event_id","revision")
);
--> statement-breakpoint
CREATE TABLE "event_texts" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"what_to_bring" text,
	"reviewed_at" timestamp with time zone,
	CONSTRAINT "event_texts_center_id_event_id_locale_pk" PRIMARY KEY("center_id","event_id","locale")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"status_changed_at" timestamp with time zone NOT NULL,
	"made_by_staff" boolean NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"zone" text NOT NULL,
	"room_id" uuid,
	"held_from" timestamp with time zone,
	"held_until" timestamp with time zone,
	"doors_open_at" timestamp with time zone NOT NULL,
	"doors_close_at" timestamp with time zone NOT NULL,
	"registration_closes_at" timestamp with time zone NOT NULL,
	"capacity" integer,
	"walk_in_reserve" integer DEFAULT 0 NOT NULL,
	"accommodation_contact" text,
	"search_text" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', "events"."search_text")) STORED,
	"revision" integer DEFAULT 1 NOT NULL,
	"calendar_revision" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "events_type" CHECK ("events"."type" in ('hiring-event', 'info-session', 'workshop')),
	CONSTRAINT "events_status" CHECK ("events"."status" in ('draft', 'submitted', 'needs-info', 'declined', 'approved', 'published', 'cancelled', 'closed')),
	CONSTRAINT "events_times" CHECK ("events"."starts_at" < "events"."ends_at" and "events"."doors_open_at" < "events"."doors_close_at"),
	CONSTRAINT "events_capacity" CHECK ("events"."capacity" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"employer_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"vacancies" integer NOT NULL,
	"pay_min_cents" integer NOT NULL,
	"pay_max_cents" integer NOT NULL,
	"pay_unit" text NOT NULL,
	"employment_type" text NOT NULL,
	"schedule" text,
	"worksite" text,
	"remote" boolean DEFAULT false NOT NULL,
	"duties" text,
	"minimum_qualifications" text,
	"how_to_apply" text,
	"closes_on" text,
	CONSTRAINT "openings_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "openings_vacancies" CHECK ("openings"."vacancies" >= 1),
	CONSTRAINT "openings_pay" CHECK ("openings"."pay_min_cents" > 0 and "openings"."pay_min_cents" <= "openings"."pay_max_cents")
);
--> statement-breakpoint
CREATE TABLE "room_bookings" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"room_id" uuid NOT NULL,
	"event_id" uuid,
	"held" "tstzrange" NOT NULL,
	CONSTRAINT "room_bookings_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from" text,
	"to" text,
	"reason" text,
	CONSTRAINT "audit_center_id_id_pk" PRIMARY KEY("center_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"place" bigserial NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid,
	"registration_id" uuid,
	"user_id" uuid,
	"employer_id" uuid,
	"invitation_id" uuid,
	"announcement_id" uuid,
	"recipient" text,
	"reason" text,
	"secret_cipher" text,
	"previous_revision" integer,
	"event_revision" integer,
	"sequence" integer,
	"dedupe_key" text NOT NULL,
	"message_id" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "outbox_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "outbox_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('registration-confirmed', 'registration-cancelled', 'event-moved', 'event-changed', 'event-cancelled', 'announcement', 'event-submitted', 'event-needs-info', 'event-declined', 'event-approved', 'event-published', 'event-withdrawn', 'staff-invitation', 'account-link', 'test-mail')),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('queued', 'sent', 'failed', 'superseded', 'withheld'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"bucket" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limits_bucket_window_start_pk" PRIMARY KEY("bucket","window_start")
);
--> statement-breakpoint
CREATE TABLE "patrons" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"registration_id" uuid,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	"email_cipher" text,
	"email_hash" text,
	"phone_cipher" text,
	"phone_hash" text,
	"key_id" text,
	CONSTRAINT "patrons_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "patrons_owner" CHECK ("patrons"."registration_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "registration_keys" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"values_hash" text NOT NULL,
	"registration_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registration_keys_center_id_event_id_source_key_values_hash_pk" PRIMARY KEY("center_id","event_id","source","key","values_hash")
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"center_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"who" text DEFAULT 'patron' NOT NULL,
	"employer_id" uuid,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"party_size" integer DEFAULT 1 NOT NULL,
	"language" text NOT NULL,
	"queue_no" integer,
	"priority" integer DEFAULT 0 NOT NULL,
	"generation" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"calendar_revision" integer DEFAULT 0 NOT NULL,
	"cancelled_by" text,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "registrations_center_id_id_pk" PRIMARY KEY("center_id","id"),
	CONSTRAINT "registrations_status" CHECK ("registrations"."status" in ('registered', 'waitlisted', 'offered', 'released', 'cancelled')),
	CONSTRAINT "registrations_origin" CHECK ("registrations"."origin" in ('web', 'staff', 'kiosk', 'walk-in', 'api')),
	CONSTRAINT "registrations_party_size" CHECK ("registrations"."party_size" between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "short_codes" (
	"center_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"short_code" text NOT NULL,
	"registration_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "short_codes_center_id_event_id_short_code_pk" PRIMARY KEY("center_id","event_id","short_code"),
	CONSTRAINT "short_codes_digits" CHECK ("short_codes"."short_code" ~ '^[0-9]{8}$')
);
--> statement-breakpoint
CREATE TABLE "ticket_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"registration_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"generation" integer NOT NULL,
	"key_id" text NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "ticket_codes_purpose" CHECK ("ticket_codes"."purpose" in ('ticket', 'manage'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_center_id_invitation_id_invitations_center_id_id_fk" FOREIGN KEY ("center_id","invitation_id") REFERENCES "public"."invitations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "installation_admins" ADD CONSTRAINT "installation_admins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "branches" ADD CONSTRAINT "branches_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_center_id_branch_id_branches_center_id_id_fk" FOREIGN KEY ("center_id","branch_id") REFERENCES "public"."branches"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admissions" ADD CONSTRAINT "admissions_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "doors" ADD CONSTRAINT "doors_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_conflicts" ADD CONSTRAINT "scan_conflicts_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_center_id_door_id_doors_center_id_id_fk" FOREIGN KEY ("center_id","door_id") REFERENCES "public"."doors"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employers" ADD CONSTRAINT "employers_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_drafts" ADD CONSTRAINT "event_drafts_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turned_away" ADD CONSTRAINT "turned_away_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_employers" ADD CONSTRAINT "event_employers_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_employers" ADD CONSTRAINT "event_employers_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_revisions" ADD CONSTRAINT "event_revisions_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_center_id_room_id_rooms_center_id_id_fk" FOREIGN KEY ("center_id","room_id") REFERENCES "public"."rooms"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_center_id_event_id_employer_id_event_employers_center_id_event_id_employer_id_fk" FOREIGN KEY ("center_id","event_id","employer_id") REFERENCES "public"."event_employers"("center_id","event_id","employer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_bookings" ADD CONSTRAINT "room_bookings_center_id_room_id_rooms_center_id_id_fk" FOREIGN KEY ("center_id","room_id") REFERENCES "public"."rooms"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_bookings" ADD CONSTRAINT "room_bookings_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_invitation_id_invitations_center_id_id_fk" FOREIGN KEY ("center_id","invitation_id") REFERENCES "public"."invitations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_center_id_announcement_id_announcements_center_id_id_fk" FOREIGN KEY ("center_id","announcement_id") REFERENCES "public"."announcements"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patrons" ADD CONSTRAINT "patrons_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registration_keys" ADD CONSTRAINT "registration_keys_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_center_id_employer_id_employers_center_id_id_fk" FOREIGN KEY ("center_id","employer_id") REFERENCES "public"."employers"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_codes" ADD CONSTRAINT "short_codes_center_id_event_id_events_center_id_id_fk" FOREIGN KEY ("center_id","event_id") REFERENCES "public"."events"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_codes" ADD CONSTRAINT "short_codes_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ticket_codes" ADD CONSTRAINT "ticket_codes_center_id_registration_id_registrations_center_id_id_fk" FOREIGN KEY ("center_id","registration_id") REFERENCES "public"."registrations"("center_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "devices_event" ON "devices" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "two_factors_user" ON "two_factors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "branches_name" ON "branches" USING btree ("center_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "rooms_name" ON "rooms" USING btree ("center_id","branch_id",lower("name"));--> statement-breakpoint
CREATE INDEX "admissions_event" ON "admissions" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "doors_name" ON "doors" USING btree ("center_id","event_id","name_folded");--> statement-breakpoint
CREATE INDEX "scans_event" ON "scans" USING btree ("center_id","event_id","received_at");--> statement-breakpoint
CREATE INDEX "scans_registration" ON "scans" USING btree ("center_id","registration_id");--> statement-breakpoint
CREATE INDEX "scans_undoes" ON "scans" USING btree ("center_id","undoes") WHERE "scans"."undoes" is not null;--> statement-breakpoint
CREATE INDEX "employers_listing" ON "employers" USING btree ("center_id","created_at","id");--> statement-breakpoint
CREATE INDEX "event_drafts_employer" ON "event_drafts" USING btree ("center_id","employer_id");--> statement-breakpoint
CREATE INDEX "turned_away_event" ON "turned_away" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_employers_host" ON "event_employers" USING btree ("center_id","event_id") WHERE "event_employers"."is_host";--> statement-breakpoint
CREATE INDEX "event_employers_employer" ON "event_employers" USING btree ("center_id","employer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_slug" ON "events" USING btree ("center_id","slug");--> statement-breakpoint
CREATE INDEX "events_upcoming" ON "events" USING btree ("center_id","status","starts_at","id");--> statement-breakpoint
CREATE INDEX "events_search" ON "events" USING gin ("search");--> statement-breakpoint
CREATE INDEX "openings_event" ON "openings" USING btree ("center_id","event_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "room_bookings_event" ON "room_bookings" USING btree ("center_id","event_id");--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("center_id","subject_kind","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_recent" ON "audit" USING btree ("center_id","at","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_at","place") WHERE "outbox"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_registration" ON "outbox" USING btree ("center_id","registration_id","place");--> statement-breakpoint
CREATE INDEX "outbox_event" ON "outbox" USING btree ("center_id","event_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_place" ON "outbox" USING btree ("place");--> statement-breakpoint
CREATE INDEX "rate_limits_window" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE UNIQUE INDEX "patrons_registration" ON "patrons" USING btree ("center_id","registration_id");--> statement-breakpoint
CREATE INDEX "patrons_email" ON "patrons" USING btree ("center_id","email_hash");--> statement-breakpoint
CREATE INDEX "registrations_event" ON "registrations" USING btree ("center_id","event_id","status","id");--> statement-breakpoint
CREATE UNIQUE INDEX "short_codes_registration" ON "short_codes" USING btree ("center_id","registration_id","generation");--> statement-breakpoint
CREATE UNIQUE INDEX "ticket_codes_generation" ON "ticket_codes" USING btree ("center_id","registration_id","purpose","generation");