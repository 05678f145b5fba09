import { expect, test } from "vitest";
import { cutOffDays } from "~/app/domain/accommodations/cut-off";
import { logoLimits } from "~/app/domain/centers/logo";
import { cutOffDaysOf, defaultSettings } from "~/app/domain/centers/settings";

test("a new center has a contact, Fairday's colour, and nothing that an admin has not set", () => {
  expect(defaultSettings("jobs@library.example")).toEqual({
    brandColor: null,
    contactEmail: "jobs@library.example",
    ownNetworks: [],
    totpRoles: [],
    privacyNote: "",
    veteransFirst: false,
  });
});

test("requests for access are in time until the days that an admin set, and else until the usual ones", () => {
  expect(cutOffDaysOf({ accommodationCutOffDays: 0 })).toBe(0);
  expect(cutOffDaysOf({})).toBe(cutOffDays.default);
});

test("a logo is of half a megabyte at most: it stands on every public page", () => {
  expect(logoLimits.mostBytes).toBe(524_288);
});
