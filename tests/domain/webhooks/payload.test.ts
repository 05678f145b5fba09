import { describe, expect, test } from "vitest";
import { namedTypes, payloadBody, payloadData } from "~/app/domain/webhooks/payload";
import { typeOfStatus, typeOfStep } from "~/app/domain/webhooks/webhook";

const occurredAt = new Date("2026-12-01T20:00:00.000Z");
const registration = {
  registrationId: "r",
  eventId: "e",
  status: "registered",
  origin: "web",
  people: 1,
  revision: 1,
};

describe("a payload", () => {
  test("holds the fields of its type and nothing else that was read with them", () => {
    const read = { ...registration, name: "Rosa Delgado", email: "rosa@example.org" };
    expect(payloadData("registration.created", read)).toEqual(registration);
  });

  test("has a type, a timestamp and data, in this order", () => {
    const data = { endpointId: "x" };
    const body = payloadBody({ type: "webhook.test", occurredAt, data, name: undefined });
    expect(body).toBe(
      '{"type":"webhook.test","timestamp":"2026-12-01T20:00:00.000Z","data":{"endpointId":"x"}}',
    );
  });

  test("says a name where its scope has one and its type is of a registration, and null where nobody has it", () => {
    const of = { occurredAt, data: registration };
    const said = (type: "registration.created" | "event.published", name: string | null | undefined) =>
      JSON.parse(payloadBody({ ...of, type, name })).data.name;
    expect(said("registration.created", "Rosa D.")).toBe("Rosa D.");
    expect(said("registration.created", null)).toBeNull();
    expect(said("registration.created", undefined)).toBeUndefined();
    expect(said("event.published", "Rosa D.")).toBeUndefined();
  });

  test("can say a name of registrations and admissions alone", () => {
    expect(namedTypes).toEqual([
      "registration.created",
      "registration.cancelled",
      "admission.recorded",
      "admission.undone",
    ]);
  });
});

test.each([
  ["approved", "published", "event.published"],
  ["published", "cancelled", "event.cancelled"],
  ["published", "closed", "event.closed"],
  ["approved", "cancelled", null],
  ["submitted", "approved", null],
  ["published", "published", "event.published"],
] as const)("an event from %s to %s is told as %s", (from, to, expected) => {
  expect(typeOfStep(from, to)).toBe(expected);
});

test.each([
  ["registered", "cancelled", "registration.cancelled"],
  ["waitlisted", "cancelled", "registration.cancelled"],
  ["registered", "released", "registration.cancelled"],
  ["offered", "released", "registration.cancelled"],
  ["cancelled", "registered", "registration.created"],
  ["released", "waitlisted", "registration.created"],
  ["offered", "registered", null],
  ["waitlisted", "offered", null],
  ["released", "cancelled", null],
] as const)("a registration from %s to %s is told as %s", (from, to, expected) => {
  expect(typeOfStatus(from, to)).toBe(expected);
});
