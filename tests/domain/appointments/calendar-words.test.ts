import { expect, test } from "vitest";
import { appointmentWords } from "~/app/domain/appointments/calendar-words";

const appointment = {
  startsAt: new Date("2026-12-07T17:00Z"),
  endsAt: new Date("2026-12-07T18:00Z"),
  ...{ place: "Desk 3", branch: "Central Library", address: "630 W 5th St" },
};
const center = { name: "Job Center", zone: "America/Los_Angeles", url: "https://jobs.example/appointments" };
const texts = { title: "Appointment with Ana", locale: "en-US" };

test("a calendar says of an appointment where it is and when by the center's clock, and leads to the public page", () => {
  expect(appointmentWords(appointment, center, texts)).toEqual({
    title: "Appointment with Ana",
    description: [
      "Job Center",
      "Monday, December 7, 2026, 9:00\u00a0–\u2060\u00a010:00\u00a0AM (Pacific Time)",
      "Desk 3, Central Library\n630 W 5th St",
      "https://jobs.example/appointments",
    ].join("\n\n"),
    location: "Desk 3, Central Library, 630 W 5th St",
    url: "https://jobs.example/appointments",
  });
});

test("a branch without an address is named alone", () => {
  const { location } = appointmentWords({ ...appointment, address: null }, center, texts);
  expect(location).toBe("Desk 3, Central Library");
});
