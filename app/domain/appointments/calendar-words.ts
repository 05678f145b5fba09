import { interviewWords } from "~/app/domain/bookings/calendar-words";

interface CalendarAppointment {
  startsAt: Date;
  endsAt: Date;
  /** Where in the building: "Desk 3". */
  place: string;
  branch: string;
  address: string | null;
}

/** Minutes before an appointment at which a calendar reminds of it. */
export const alarmMinutes = 120;

/**
 * What the calendar entry of an appointment says. The link in it is the public page of times: calendars are shared, so
 * no way to the appointment itself gets in.
 */
export const appointmentWords = (
  { startsAt, endsAt, place: room, branch, address }: CalendarAppointment,
  center: { name: string; zone: string; url: string },
  { title, locale }: { title: string; locale: string },
) =>
  interviewWords(
    { startsAt, endsAt, place: null, callUrl: null },
    { title: center.name, zone: center.zone, locale, url: center.url, place: { room, branch, address } },
    { title, noPlace: "" },
  );
