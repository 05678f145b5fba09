import { expect, test } from "vitest";
import { defaultSettings } from "~/app/domain/centers/settings";

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
