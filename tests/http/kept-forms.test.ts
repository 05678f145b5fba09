import { brotliDecompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { editEvent } from "~/app/commands/edit-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { accommodationCutOff, cutOffDays } from "~/app/domain/accommodations/cut-off";

import { findEventDetail } from "~/db/queries/event-detail";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["($locale).events.$slug_.registration", "m.$code"] });
});
beforeEach(() => services.clock.set(noon));
afterEach(() => expect(pages.faults).toEqual([]));
afterAll(() => services.drop());

async function aForm(more: Partial<EventInput> = {}) {
  const eventId = await aPublishedEvent(services, center, more);
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  if (event === null) throw new Error("no event");
  return { event, eventId, path: `/events/${event.slug}/registration` };
}

const textOf = async (path: string) => (await pages.get(path)).text();
const keyIn = (page: string) => /name="formKey" value="([^"]+)"/.exec(page)?.[1] ?? "no key";

describe("a kept form", () => {
  test("carries a key of its own for each who asks, and nothing else differs", async () => {
    const { path } = await aForm();
    const [one, other] = [await textOf(path), await textOf(path)];
    expect(keyIn(one)).not.toBe(keyIn(other));
    expect(one.replaceAll(keyIn(one), "")).toBe(other.replaceAll(keyIn(other), ""));
  });

  test("is taken with its key, and a second post of it is the first", async () => {
    const { path } = await aForm();
    const form = { name: "Ana Reyes", formKey: keyIn(await textOf(path)) };
    const [first, second] = [await pages.post(path, form), await pages.post(path, form)];
    expect(first.status).toBe(303);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
  });

  test("is kept by nobody else, runs no script and may only post home", async () => {
    const { path } = await aForm();
    const answer = await pages.get(path, { cookie: "fairday-device=abc" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const policy = answer.headers.get("content-security-policy")?.split("; ");
    expect(policy).toEqual(expect.arrayContaining(["script-src 'none'", "form-action 'self'"]));
    expect(await answer.text()).not.toContain("nonce");
  });

  test("comes packed as it comes plain", async () => {
    const { path } = await aForm();
    const plain = await textOf(path);
    const packed = await pages.get(path, { "accept-encoding": "br" });
    const text = brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString();
    expect(text.replaceAll(keyIn(text), "")).toBe(plain.replaceAll(keyIn(plain), ""));
  });
});

describe("a kept form shows at once", () => {
  test("that the last place was given away", async () => {
    const { eventId, path } = await aForm({ capacity: 1 });
    expect(await textOf(path)).toContain("Get my ticket");
    await aRegistration(services, center, eventId);
    expect(await textOf(path)).toContain("Join the waitlist");
  });

  test("that registration closed, and then has no form", async () => {
    const closesAt = new Date(noon.getTime() + 3_600_000);
    const { path } = await aForm({ registrationClosesAt: closesAt });
    expect(await textOf(path)).toContain("<form");
    services.clock.set(closesAt);
    const closed = await textOf(path);
    expect(closed).toContain("Registration has closed");
    expect(closed).not.toContain("formKey");
  });

  test("that a request for access would be late", async () => {
    const { event, path } = await aForm();
    const { at } = accommodationCutOff(event, cutOffDays.default);
    services.clock.set(new Date(at.getTime() - 1));
    expect(await textOf(path)).toContain("You can ask later too");
    services.clock.set(at);
    expect(await textOf(path)).toContain("The day to ask was");
  });

  test("what was changed of the event", async () => {
    const { eventId, path } = await aForm();
    await textOf(path);
    const patch = { title: "Night shift day" };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "it was wrong" });
    expect(await textOf(path)).toContain("Night shift day");
  });
});
