import { expect, test } from "vitest";
import { asciiDigits } from "~/app/domain/text/digits";

test.each([
  ["Persian", "۰۱۲۳۴۵۶۷۸۹", "0123456789"],
  ["Arabic", "٠١٢٣٤٥٦٧٨٩", "0123456789"],
  ["full-width", "２１３－５５５", "213-555"],
  ["our own, with the signs between them", "+1 (213) 555-0134", "+1 (213) 555-0134"],
  ["none", "مریم", "مریم"],
])("reads digits of %s keyboards", (_which, typed, read) => {
  expect(asciiDigits(typed)).toBe(read);
});
