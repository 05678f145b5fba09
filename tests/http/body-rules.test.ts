import { expect, test } from "vitest";
import { bodyRuleOf, bodyRules } from "~/app/http/body-rules.server";

const [table, upload, other] = [6 * 1024 * 1024, 5 * 1024 * 1024 + 256 * 1024, 1024 * 1024];

test.each([
  ["/staff/events/e/openings/imports", table, "5 MB and 10,000 openings"],
  ["/employer/events/e/openings/imports", table, "5 MB and 10,000 openings"],
  ["/staff/desk/imports", table, "5 MB and 20,000 rows"],
  ["/staff/referrals/lists", table, "5 MB and 10,000 rows"],
  ["/staff/events/e/floor-plan/picture", upload, "5 MB"],
  ["/staff/settings/logo", upload, "512 kB"],
  ["/staff/resources/new", other, "100 kB"],
  ["/staff/events/e/openings/imports/more", other, null],
  ["/staff/events/e/f/openings/imports", other, null],
  ["/staff/events/e/floor-plan/picture/more", other, null],
  ["/staff/events/e/f/floor-plan/picture", other, null],
  ["/x/staff/events/e/floor-plan/picture", other, null],
  ["/staff/events/e/edit", other, null],
  ["/", other, null],
])("%s takes so many bytes and says its limit: %d, %s", (path, most, limit) => {
  const rule = bodyRules[bodyRuleOf(path)];
  expect(rule?.most).toBe(most);
  if (limit === null) expect(rule?.words).toBeNull();
  else expect(rule?.words).toContain(limit);
});

test("an address whose body is held whole asks for its length", () => {
  const uploads = bodyRules.filter(({ isUpload }) => isUpload).map(({ most }) => most);
  expect(uploads).toEqual([upload, upload]);
});
