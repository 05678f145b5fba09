import { z } from "zod";
import { roles } from "~/app/domain/access/roles";
import { aheadLimits, mostAhead } from "~/app/domain/appointments/limit";
import type { CenterSettings } from "~/app/domain/centers/settings";
import { email, line, optional, text, ticked, timeZone, wholeNumber } from "./fields";
import type { FormValues } from "./parse-form.server";

/** A center's settings as an admin types them: networks one a line, a box for each role that confirms by app. */
export const settingsForm = z
  .strictObject({
    name: line(120),
    timeZone,
    mailFrom: email,
    contactEmail: email,
    brandColor: optional(
      z
        .string()
        .transform((value) => value.trim().toLowerCase().replace(/^#?/, "#"))
        .pipe(z.string().regex(/^#[0-9a-f]{6}$/, "color-form")),
    ),
    ownNetworks: optional(text(4000)),
    totpAdmin: ticked,
    totpStaff: ticked,
    totpDoor: ticked,
    totpEmployer: ticked,
    veteransFirst: ticked,
    mostAppointments: optional(wholeNumber(aheadLimits.least, aheadLimits.most)),
    privacyNote: optional(text(10_000)),
  })
  .transform(
    ({
      ownNetworks,
      totpAdmin,
      totpStaff,
      totpDoor,
      totpEmployer,
      privacyNote,
      mostAppointments,
      ...rest
    }) => {
      const isAsked = { admin: totpAdmin, staff: totpStaff, door: totpDoor, employer: totpEmployer };
      return {
        ...rest,
        ownNetworks: (ownNetworks ?? "").split(/[\s,]+/).filter((network) => network !== ""),
        totpRoles: roles.filter((role) => isAsked[role]),
        privacyNote: privacyNote ?? "",
        mostAppointments: mostAppointments ?? aheadLimits.default,
      };
    },
  );

/** The settings as they stand, for the form. */
export function settingsValues(center: {
  name: string;
  timeZone: string;
  mailFrom: string;
  settings: CenterSettings;
}): FormValues {
  const { settings } = center;
  const box = (role: CenterSettings["totpRoles"][number], name: string) =>
    settings.totpRoles.includes(role) ? { [name]: "yes" } : {};
  return {
    name: center.name,
    timeZone: center.timeZone,
    mailFrom: center.mailFrom,
    contactEmail: settings.contactEmail,
    brandColor: settings.brandColor ?? "",
    ownNetworks: settings.ownNetworks.join("\n"),
    privacyNote: settings.privacyNote,
    mostAppointments: String(mostAhead(settings)),
    ...(settings.veteransFirst ? { veteransFirst: "yes" } : {}),
    ...box("admin", "totpAdmin"),
    ...box("staff", "totpStaff"),
    ...box("door", "totpDoor"),
    ...box("employer", "totpEmployer"),
  };
}
