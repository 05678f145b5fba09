import { expect, test } from "vitest";
import { z } from "zod";
import { calendarDate, dollarsInCents, email, optional } from "~/app/http/fields";
import { readForm } from "~/app/http/parse-form.server";
import { problemWords } from "~/app/http/problems";

const form = z.strictObject({
  pay: optional(dollarsInCents),
  mail: optional(email),
  fromDate: calendarDate,
});
const errorsOf = (more: Readonly<Record<string, string>>) => {
  const posted = new FormData();
  for (const [name, value] of Object.entries({ pay: "", mail: "", fromDate: "2026-12-05", ...more })) {
    posted.set(name, value);
  }
  const read = readForm(posted, form);
  return read.ok ? {} : read.errors;
};

test("what may be left empty and was not says what is wrong with it", () => {
  expect(errorsOf({ pay: "20,50", mail: "nobody" })).toEqual({
    pay: problemWords("not-a-number"),
    mail: problemWords("email-form"),
  });
  expect(errorsOf({})).toEqual({});
});

test("an empty day is asked for, and one that is on no calendar is said to be none", () => {
  expect(errorsOf({ fromDate: "" })).toEqual({ fromDate: "Choose the first day." });
  expect(errorsOf({ fromDate: "2026-02-30" })).toEqual({ fromDate: `${problemWords("no-such-date")}` });
});
