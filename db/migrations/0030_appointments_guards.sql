-- A counselor sees one after the other: of one name in a center, the times that stand do not overlap. Also two that are
-- made at once, of weekly hours and by hand.
ALTER TABLE "slots" ADD CONSTRAINT "slots_counselor_no_overlap"
  EXCLUDE USING gist ("center_id" WITH =, lower("counselor") WITH =, tstzrange("starts_at", "ends_at") WITH &&)
  WHERE ("kind" = 'appointment' AND "cancelled_at" IS NULL);
