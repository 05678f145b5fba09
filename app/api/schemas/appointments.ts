import { z } from "@hono/zod-openapi";
import { presences } from "~/app/domain/appointments/appointment";
import { bookingStatuses } from "~/app/domain/bookings/booking";
import { email, id, language, personName, phone } from "~/app/http/fields";
import { instant, maybe, ownId } from "./values";

export const AppointmentQuery = z.strictObject({
  from: instant.describe("Times that begin then or later, such as 2026-12-05T10:00:00-08:00"),
  until: instant.describe("Times that begin before"),
});

export const AppointmentTime = z
  .object({
    id: z.string(),
    branchId: z.string(),
    branch: z.string(),
    counselor: z.string(),
    place: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    isFree: z.boolean(),
    bookingId: z.string().nullable(),
    presence: z.enum(presences).nullable(),
  })
  .openapi("AppointmentTime");

export const AppointmentTimes = z.object({ items: z.array(AppointmentTime) }).openapi("AppointmentTimes");

export const NewAppointment = z
  .strictObject({
    name: personName,
    email: maybe(email),
    phone: maybe(phone),
    language: maybe(language),
    id: ownId,
  })
  .openapi("NewAppointment");

export const BookedAppointment = z
  .object({ id: z.string(), status: z.enum(bookingStatuses), manageUrl: z.string() })
  .openapi("BookedAppointment");

export const SlotIdParams = z.object({ slotId: id });
