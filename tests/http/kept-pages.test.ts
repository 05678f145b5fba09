import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { RequestHandler } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "~/app/adapters/services";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { editEmployer } from "~/app/commands/edit-employer.server";
import { type EventPatch, editEvent } from "~/app/commands/edit-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { RequestContext } from "~/app/http/context.server";
import { keptPages } from "~/app/http/kept-pages.server";
import { eventPage } from "~/app/http/shared-pages.server";
import { findEventDetail } from "~/db/queries/event-detail";
import {
  aCenter,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { aRequestContext, type ServedPages, servePages } from "~/tests/factories/pages";
import { openProcess, type Process } from "~/tests/factories/process";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

const hour = 3_600_000;
const faults: unknown[] = [];
let services: TestServices;
let center: TestCenter;
/** The process whose pages are read, and another on the same database. */
let here: Process;
let elsewhere: Process;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  here = openProcess(services, (error) => faults.push(error));
  elsewhere = openProcess(services, (error) => faults.push(error));
  pages = await servePages(here.services, { names: ["($locale).events.$slug"] });
});
beforeEach(() => services.clock.set(noon));
afterEach(() => expect([...pages.faults, ...faults]).toEqual([]));
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await services.drop();
});

async function anEventPage(
  more: Partial<EventInput> = {},
): Promise<{ eventId: string; slug: string; path: string }> {
  const eventId = await aPublishedEvent(services, center, more);
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  const slug = event?.slug ?? "";
  return { eventId, slug, path: `/events/${slug}` };
}

const textOf = async (path: string) => (await pages.get(path)).text();

const edit = async (eventId: string, patch: EventPatch) => {
  const request = { actor: center.staff, center, eventId, patch, reason: "it was wrong" };
  expect(await editEvent(elsewhere.services, request)).toMatchObject({ outcome: "edited" });
};

const withinASecond = (path: string, words: string) =>
  until(`the page says ${words}`, async () => (await textOf(path)).includes(words), 1_000);

describe("a kept page shows within a second", () => {
  test("what another process changed of the event", async () => {
    const { eventId, path } = await anEventPage();
    expect(await textOf(path)).toContain("<h1>Warehouse hiring day");
    await edit(eventId, { title: "Night shift day" });
    await withinASecond(path, "<h1>Night shift day");
  });

  test("that another process gave the last place away, and that it came back", async () => {
    const { eventId, path } = await anEventPage({ capacity: 1 });
    expect(await textOf(path)).toContain("Get a ticket");
    const { registrationId } = await aRegistration(elsewhere.services, center, eventId);
    await withinASecond(path, "All places are taken");
    await cancelRegistration(elsewhere.services, { actor: center.staff, center, registrationId });
    await withinASecond(path, "Get a ticket");
  });

  test("that another process keeps the places that were left for walk-ins", async () => {
    const { eventId, path } = await anEventPage({ capacity: 2 });
    await aRegistration(elsewhere.services, center, eventId);
    expect(await textOf(path)).toContain("Get a ticket");
    await edit(eventId, { walkInReserve: 1 });
    await withinASecond(path, "All places are taken");
    await edit(eventId, { walkInReserve: 0 });
    await withinASecond(path, "Get a ticket");
  });

  test("that another process cancelled the event", async () => {
    const { eventId, path } = await anEventPage();
    await textOf(path);
    const step = {
      actor: center.staff,
      center,
      eventId,
      to: "cancelled",
      reason: "the room floods",
    } as const;
    expect(await takeEventStep(elsewhere.services, step)).toMatchObject({ outcome: "taken" });
    await withinASecond(path, "This event was cancelled");
  });

  test("what another process changed of the employer that it names", async () => {
    const { path } = await anEventPage();
    expect(await textOf(path)).toContain("Harborline Logistics LLC");
    const employer = { ...anEmployer(), legalName: "Harborline Freight LLC" };
    const request = { actor: center.staff, centerId: center.id, employerId: center.employerId, employer };
    expect(await editEmployer(elsewhere.services, request)).toMatchObject({ outcome: "edited" });
    await withinASecond(path, "Harborline Freight LLC");
  });
});

test("a kept page changes at the instant at which registration closes, and not before", async () => {
  const closesAt = new Date(noon.getTime() + hour);
  const { path } = await anEventPage({ registrationClosesAt: closesAt });
  const open = await textOf(path);
  expect(open).toContain("Get a ticket");
  services.clock.set(new Date(closesAt.getTime() - 1));
  expect(await textOf(path)).toBe(open);
  services.clock.set(closesAt);
  const closed = await textOf(path);
  expect(closed).toContain("Registration has closed");
  expect(closed).not.toContain("Get a ticket");
});

describe("a kept page holds nothing of a visitor", () => {
  test("and runs no script, whoever asks", async () => {
    const { path } = await anEventPage();
    const plain = await textOf(path);
    const answer = await pages.get(path, { cookie: "fairday-device=abc", "accept-language": "es" });
    expect(await answer.text()).toBe(plain);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(plain).not.toMatch(/nonce|<form/);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toContain("script-src 'none'");
    expect(policy).not.toContain("nonce");
  });

  test("in any encoding: the same page comes as it is, by gzip and by brotli", async () => {
    const { path } = await anEventPage();
    const plain = await textOf(path);
    const packed = async (encoding: string) => {
      const answer = await pages.get(path, { "accept-encoding": encoding });
      expect(answer.headers.get("content-encoding")).toBe(encoding);
      expect(answer.headers.get("vary")).toContain("Accept-Encoding");
      return Buffer.from(await answer.arrayBuffer());
    };
    expect(gunzipSync(await packed("gzip")).toString()).toBe(plain);
    expect(brotliDecompressSync(await packed("br")).toString()).toBe(plain);
  });
});

describe("a page is rendered", () => {
  /** Kept pages over a handler that counts, and shows what it is given. */
  async function counted(
    render: RequestHandler = async () => new Response("page"),
    by: Services = here.services,
  ) {
    const asked: { request: Request; context: Parameters<RequestHandler>[1] }[] = [];
    const keep = keptPages((request, context) => {
      asked.push({ request, context });
      return render(request, context);
    });
    const context = await aRequestContext(by, center);
    const get = (slug: string, locale?: string, more: Partial<RequestContext> = {}) => {
      const request = new Request(`http://${center.host}/events/${slug}?from=mail`, {
        headers: { cookie: "who=me" },
      });
      const given = { ...context, ...more };
      return keep.answerTo(request, given, () => eventPage(given, { slug, locale }));
    };
    return { get, asked };
  }

  test("once for all who ask, together or one after another, until the event changes", async () => {
    const { eventId, slug } = await anEventPage();
    const { get, asked } = await counted();
    await Promise.all(Array.from({ length: 20 }, () => get(slug)));
    await get(slug);
    expect(asked).toHaveLength(1);
    await edit(eventId, { whatToBring: "A pen" });
    for (let n = 0; n < 3; n++) await get(slug);
    expect(asked).toHaveLength(2);
  });

  test("for nobody: without cookie, query, nonce, address or sign-in", async () => {
    const { slug } = await anEventPage();
    const { get, asked } = await counted();
    await get(slug);
    const { request, context } = asked[0] ?? {};
    expect([...(request?.headers.keys() ?? ["none"])]).toEqual([]);
    expect(request?.url).toBe(`http://${center.host}/events/${slug}`);
    expect([context?.nonce, context?.clientAddress, await context?.actor()]).toEqual(["", "", null]);
  });

  test("apart for each language and each address of the center", async () => {
    const { slug } = await anEventPage();
    const { get, asked } = await counted();
    for (let n = 0; n < 2; n++) {
      await get(slug);
      await get(slug, "en");
      await get(slug, undefined, { origin: "http://elsewhere.example" });
    }
    expect(asked).toHaveLength(3);
  });

  test("again where its words changed while it was rendered", async () => {
    const closesAt = new Date(noon.getTime() + hour);
    const { slug } = await anEventPage({ registrationClosesAt: closesAt });
    let looks = 0;
    const clock = {
      ...here.services.clock,
      now: () => {
        looks += 1;
        return services.clock.now();
      },
    };
    const { get, asked } = await counted(
      async () => {
        services.clock.set(closesAt);
        return new Response("page");
      },
      { ...here.services, clock },
    );
    await get(slug);
    await until("the page is looked at again", () => looks === 2);
    services.clock.set(noon);
    await get(slug);
    expect(asked).toHaveLength(2);
  });

  test("again after a fault, which is not kept", async () => {
    const { slug } = await anEventPage();
    const answers = [new Response("fault", { status: 500 }), new Response("fault", { status: 500 })];
    const { get } = await counted(async () => answers.shift() ?? new Response("page"));
    expect((await get(slug)).status).toBe(500);
    expect(await (await get(slug)).text()).toBe("page");
  });

  test("again where five hundred others were asked for since", async () => {
    const { slug } = await anEventPage();
    const { get, asked } = await counted();
    const from = (n: number) => get(slug, undefined, { origin: `http://l${n}.example` });
    for (let n = 0; n <= 500; n++) await from(n);
    expect(asked).toHaveLength(501);
    await from(500);
    expect(asked).toHaveLength(501);
    await from(0);
    expect(asked).toHaveLength(502);
  });

  test("never in a language that no page is written in", async () => {
    const { slug } = await anEventPage();
    const { get, asked } = await counted();
    await get(slug, "xx");
    expect(asked[0]?.request.headers.get("cookie")).toBe("who=me");
  });
});
