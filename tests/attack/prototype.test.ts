import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "~/app/http/parse-form.server";
import { aCenter, type TestCenter } from "../factories/center";
import { anApiClient, createTestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
/** No object of this process has what was sent. */
afterEach(() =>
  expect(["isAdmin", "title"].map((name) => Reflect.get({}, name))).toEqual([undefined, undefined]),
);

describe("a name that leads to a prototype", () => {
  test.each([
    '{"name":"A","__proto__":{"isAdmin":true}}',
    '{"name":"A","constructor":{"prototype":{"isAdmin":true}}}',
    '{"__proto__":{"name":"A","isAdmin":true}}',
    '{"name":"A","toString":"b","hasOwnProperty":"c"}',
  ])("is a field that the API does not know: %s", async (body) => {
    const server = createTestServer(services);
    const staff = await anApiClient(services, server, center, "staff");
    const answer = await staff("POST", "/branches", body);
    expect([answer.status, server.faults]).toEqual([422, []]);
  });

  const schema = z.strictObject({
    name: z.string(),
    openings: z.array(z.strictObject({ title: z.string() })).default([]),
  });
  test.each([
    "__proto__.isAdmin",
    "__proto__.0.isAdmin",
    "constructor.0.prototype",
    "constructor",
    "openings.0.__proto__",
    "openings.0.constructor",
    "hasOwnProperty",
  ])("is a field that a form does not know: %s", (name) => {
    const form = new FormData();
    form.set("name", "A");
    form.set(name, "true");
    expect(readForm(form, schema).ok).toBe(false);
  });

  test("is nothing in a form, where it is the prototype itself", () => {
    const form = new FormData();
    form.set("name", "A");
    form.set("__proto__", "true");
    const read = readForm(form, schema);
    expect(read.ok && Object.getPrototypeOf(read.value)).toBe(Object.prototype);
  });
});
