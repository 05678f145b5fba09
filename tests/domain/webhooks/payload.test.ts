import { describe, expect, test } from "vitest";
import {
  namedTypes,
  nameField,
  type PayloadField,
  payloadBody,
  payloadData,
  payloadFields,
} from "~/app/domain/webhooks/payload";
import { bothSign, sentTypes, typeOfStatus, typeOfStep } from "~/app/domain/webhooks/webhook";

const occurredAt = new Date("2026-12-01T20:00:00.000Z");
const registration = {
  registrationId: "r",
  eventId: "e",
  status: "registered",
  origin: "web",
  people: 1,
  revision: 1,
};

const described = () =>
  Object.values(payloadFields).flatMap((fields): [string, PayloadField][] => Object.entries(fields));

describe("a payload", () => {
  test("holds the fields of its type and nothing else that was read with them", () => {
    const read = { ...registration, name: "Rosa Delgado", email: "rosa@example.org" };
    expect(payloadData("registration.created", read)).toEqual(registration);
  });

  test("holds null for what was not read, and for what is neither a text nor a number", () => {
    const read = JSON.parse('{"registrationId":"r","people":{"name":"Rosa"}}');
    const nothing = { eventId: null, status: null, origin: null, people: null, revision: null };
    expect(payloadData("registration.created", read)).toEqual({ registrationId: "r", ...nothing });
  });

  test("of each type that is sent is described, value by value", () => {
    expect(Object.keys(payloadFields)).toEqual([...sentTypes]);
    const kinds: PayloadField["kind"][] = ["id", "text", "time", "count", "word"];
    for (const field of [nameField, ...described().map(([, of]) => of)]) {
      expect(kinds).toContain(field.kind);
      expect(field.about).toMatch(/^\p{Lu}.{7,}/u);
      expect(field.words !== undefined).toBe(field.kind === "word");
    }
  });

  test("may hold null for a limit, a door, a ticket and a name, and for nothing else", () => {
    const nullable = described().filter(([, field]) => field.isNullable);
    expect([...new Set(nullable.map(([name]) => name))].sort()).toEqual([
      "capacity",
      "doorId",
      "registrationId",
    ]);
    expect(nameField.isNullable).toBe(true);
    const idsAndTimes = described().filter(([name]) => /Id$|At$/.test(name));
    expect([...new Set(idsAndTimes.map(([name, { kind }]) => `${name.slice(-2)} ${kind}`))].sort()).toEqual([
      "At time",
      "Id id",
    ]);
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
  ["published", "approved", null],
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

test("after a rotation the secret of before signs for a day more", () => {
  expect(bothSign).toBe(86_400_000);
});
