import { z } from "zod";
import { isHost } from "~/app/domain/centers/host";
import { localeTags } from "~/app/i18n/locales";
import { email, line, optional, timeZone } from "./fields";

/** A host alone: whoever pastes an address of a page gets its host. */
const host = z
  .string({ error: "required" })
  .transform((value) =>
    value
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, "")
      .split(/[/:]/, 1)
      .join(""),
  )
  .pipe(z.string().min(1, "required").refine(isHost, "host-form"));

export const hostForm = z.strictObject({ host });

/** A center as an admin of the installation makes it. Its own admins set the rest. */
export const centerForm = z
  .strictObject({
    name: line(120),
    host,
    timeZone,
    locale: z.enum(localeTags, "not-in-list"),
    mailFrom: optional(email),
    contactEmail: optional(email),
    adminEmail: email,
  })
  .transform(({ mailFrom, contactEmail, ...rest }) => ({
    ...rest,
    ...(mailFrom !== null && { mailFrom }),
    ...(contactEmail !== null && { contactEmail }),
  }));

export const adminForm = z.strictObject({ email });
