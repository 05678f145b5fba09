import { expect, test } from "vitest";
import { checkQuietHours, defaultReminderSettings } from "~/app/domain/outbox/reminder-settings";

const tooLong = [{ field: "quietUntil", problem: "quiet-too-long" }];
test.each([
  ["sixteen hours over midnight", "20:00", "12:00", []],
  ["a minute more", "20:00", "12:01", tooLong],
  ["sixteen hours within a day", "00:30", "16:30", []],
  ["more within a day", "00:30", "16:31", tooLong],
  ["none", "08:00", "08:00", []],
])("quiet hours of %s", (_rule, from, until, problems) => {
  expect(checkQuietHours({ from, until })).toEqual(problems);
});

test("a center that set nothing is quiet at night, and no answer keeps a place", () => {
  expect(defaultReminderSettings).toEqual({
    quiet: { from: "21:00", until: "08:00" },
    releasesUnanswered: false,
  });
});
