import { z } from "zod";
import { presences } from "~/app/domain/appointments/appointment";
import { contactFields, id, patronLanguage, personName, ticked } from "./fields";

const patron = {
  name: personName,
  ...contactFields,
  language: patronLanguage.optional(),
};

/** What somebody who books an appointment is asked. The key makes a second post the same request. */
export const appointmentForm = z.strictObject({
  formKey: z.string().optional(),
  ...patron,
  texts: ticked,
});

/** The same of staff at the desk, whose form carries its key in its address. */
export const deskAppointmentForm = z.strictObject(patron);

/** To which time an appointment moves. */
export const moveForm = z.strictObject({ slotId: id });

/** Whether somebody came; "unknown" takes the mark back. */
export const presenceForm = z
  .strictObject({ presence: z.enum([...presences, "unknown"]) })
  .transform(({ presence }) => ({ presence: presence === "unknown" ? null : presence }));
