import { z } from "zod";
import { passwordLength } from "~/app/domain/access/password";
import { cents } from "~/app/domain/events/openings";
import { patronLanguages } from "~/app/domain/registrations/languages";
import { asciiDigits } from "~/app/domain/text/digits";
import { cleanLine, cleanText } from "~/app/domain/text/fold";
import { isCalendarDate } from "~/app/domain/time/zoned-time";

// Messages are codes of app/http/problems.ts, so that a form and the API say the same.

/** One line of text, cleaned of control characters. `max` counts characters after cleaning. */
export const line = (max: number) =>
  z
    .string({ error: "required" })
    .max(20_000, "too-long")
    .transform(cleanLine)
    .pipe(z.string().min(1, "required").max(max, "too-long"));

/** Several lines of text, cleaned of control characters but for line ends. */
export const text = (max: number) =>
  z
    .string({ error: "required" })
    .max(100_000, "too-long")
    .transform(cleanText)
    .pipe(z.string().min(1, "required").max(max, "too-long"));

/** As `line` or `text`, but an empty value is null. */
export const optional = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .nullish()
    .transform((value) => (value === null || value === undefined || value.trim() === "" ? null : value))
    .pipe(z.union([z.null(), schema]));

/** An address as RFC 5321 names it, without a display name: at most 254 octets, ASCII local part. */
export const email = z
  .string({ error: "required" })
  .transform((value) => value.trim())
  .pipe(z.string().min(1, "required").pipe(z.email("email-form").max(254, "too-long")));

/** Ten to fifteen digits (E.164) with the usual signs between them. */
export const phone = z
  .string({ error: "required" })
  .transform((value) => asciiDigits(value).trim())
  .pipe(
    z
      .string()
      .max(40, "too-long")
      .regex(/^\+?[\d\s().-]+$/, "phone-form")
      .refine((value) => {
        const digits = value.replaceAll(/\D/g, "").length;
        return digits >= 10 && digits <= 15;
      }, "phone-form"),
  );

/** How a patron is reached: without a way to, the ticket alone remains. */
export const contactFields = { email: optional(email), phone: optional(phone) };

/** A language that a patron may ask for. */
export const patronLanguage = z.enum(patronLanguages.map(({ tag }) => tag));

/** A name as a person gives it: the preferred name is enough. */
export const personName = line(120);

/** A language tag of BCP 47, as far as Fairday speaks it. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/, "not-in-list");

/** A zone of the IANA database, by its name. */
export const timeZone = z.enum(Intl.supportedValuesOf("timeZone"), "time-zone");

/** A UUID of any version, in small letters from here on. */
export const id = z
  .string({ error: "required" })
  .min(1, "required")
  .pipe(z.guid("not-found"))
  .transform((value) => value.toLowerCase());

/** A web address, with https:// put before it where it has no scheme. */
export const website = z
  .string({ error: "required" })
  .max(2000, "too-long")
  .transform(cleanLine)
  .transform((value) => (/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`))
  .pipe(
    z.url({ protocol: /^https?$/, hostname: /\.[a-z]{2,}$/i, error: "website-form" }).max(300, "too-long"),
  );

const typedNumber = /^[+-]?\d+(?:\.\d*)?(?:e\d{1,2})?$|^[+-]?\.\d+$/i;

/** A number as people type it: spaces around it, a dollar sign before it and commas between thousands do not matter. */
const typed = z
  .string({ error: "required" })
  .transform((value) =>
    asciiDigits(value)
      .trim()
      .replace(/^\$\s*/, ""),
  )
  .transform((value) => (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(value) ? value.replaceAll(",", "") : value))
  .pipe(z.string().min(1, "required").max(40, "not-a-number").regex(typedNumber, "not-a-number"))
  .transform(Number);

/** A whole number as it is typed in a form. */
export const wholeNumber = (least: number, most: number) =>
  typed.pipe(z.number().min(least, "too-low").max(most, "too-high").int("not-whole"));

/** A share of a whole as it is typed in a form, from 0 to 100. */
export const percent = typed.pipe(z.number().min(0, "too-low").max(100, "too-high"));

/** Dollars as they are typed in a form, in whole cents from here on. */
export const dollarsInCents = typed.pipe(
  z
    .number()
    .gt(0, "too-low")
    .max(10_000_000, "too-high")
    .refine((dollars) => cents(dollars) !== null, "too-many-decimals")
    .transform((dollars) => cents(dollars) ?? 0),
);

/** A checkbox: posted as "yes" where it is ticked, and not at all where it is not. */
export const ticked = z
  .literal("yes", "not-in-list")
  .optional()
  .transform((value) => value === "yes");

/** A day of the calendar from a date field, YYYY-MM-DD. */
export const calendarDate = z
  .string({ error: "required" })
  .transform((value) => value.trim())
  .pipe(z.string().min(1, "required").refine(isCalendarDate, "no-such-date"));

/** A time of a wall clock from a time field, HH:MM. */
export const clockTime = z
  .string({ error: "required" })
  .min(1, "required")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-form");

/** A password to be set. Its signs are nobody's business; its length is. */
export const newPassword = z
  .string({ error: "required" })
  .min(1, "required")
  .min(passwordLength.least, "password-too-short")
  .max(passwordLength.most, "too-long");

/** A password that was set before, to be compared as it is. */
export const password = z
  .string({ error: "required" })
  .min(1, "required")
  .max(passwordLength.most, "too-long");

/** A code from an authenticator app or a recovery code, as it was typed. */
export const code = z
  .string({ error: "required" })
  .max(60, "too-long")
  .transform((value) => value.trim())
  .pipe(z.string().min(1, "required"));
