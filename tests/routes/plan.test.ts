import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mostMarks } from "~/app/domain/openings/marks";
import { aCenter, aRegistration, type TestCenter } from "~/tests/factories/center";
import { aLargeFair } from "~/tests/factories/large-fair";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  pages = await servePages(services, { names: ["m."], origin: `http://${center.host}` });
});

interface Shown {
  ids: string[];
  ticked: string[];
  text: string;
  buttons: string[];
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

function read(text: string): Shown {
  const [ids = ""] = all(text, /name="shown" value="([^"]*)"/g);
  return {
    ids: ids.split(" ").filter((id) => id !== ""),
    ticked: all(text, /name="opening"[^>]*checked=""[^>]*value="([^"]*)"/g),
    text,
    buttons: all(text, /name="go" value="([^"]*)"/g),
  };
}

const open = async (path: string) => read(await (await pages.get(path)).text());

/** A ticket's list of what its holder plans to visit. */
async function aPlan(openingsEach: number, employers = 2) {
  const { eventId } = await aLargeFair(services, center, { employers, openingsEach });
  const { manageCode } = await aRegistration(services, center, eventId);
  const path = `/m/${manageCode}/openings`;
  const press = (go: string, ticked: string[], more: { from?: string; shown: string[]; q?: string }) => {
    const body = new URLSearchParams({ go, shown: more.shown.join(" "), q: more.q ?? "" });
    for (const id of ticked) body.append("opening", id);
    return pages.fetch(
      new Request(`http://${center.host}${more.from ?? path}`, {
        method: "POST",
        body,
        headers: { host: center.host, origin: `http://${center.host}` },
      }),
    );
  };
  return { path, press };
}

const leadsTo = (response: Response) => response.headers.get("location") ?? "";

describe("planning a visit", () => {
  test("keeps what was ticked when somebody searches, and when they come back", async () => {
    const { path, press } = await aPlan(3);
    const { ids } = await open(path);
    const [first = "", second = ""] = ids;
    const found = leadsTo(await press("find", [first, second], { shown: ids, q: "nursing assistant" }));
    expect(found).toBe(`${path}?q=nursing+assistant`);
    expect((await open(found)).ids).toEqual([ids[2]]);
    expect((await open(path)).ticked).toEqual([first, second]);
  });

  test("keeps it from page to page, and shows fifty openings on one", async () => {
    const { path, press } = await aPlan(26);
    const page = await open(path);
    expect([page.ids.length, page.buttons]).toEqual([50, ["find", "next", "save"]]);
    const [first = ""] = page.ids;
    const next = leadsTo(await press("next", [first], { shown: page.ids }));
    const last = await open(next);
    expect([last.ids.length, last.buttons]).toEqual([2, ["find", "first", "save"]]);
    const back = leadsTo(await press("first", last.ids, { from: next, shown: last.ids }));
    expect((await open(back)).ticked).toEqual([first]);
    expect((await open(next)).ticked).toEqual(last.ids);
  });

  test("goes on from a page of what was searched for", async () => {
    const { path, press } = await aPlan(3);
    const from = `${path}?q=cook&done=saved`;
    const { ids } = await open(from);
    expect(leadsTo(await press("next", [], { from, shown: ids }))).toBe(`${path}?q=cook&after=${ids.at(-1)}`);
  });

  test("says that the list is saved to whoever saves it, on the same page", async () => {
    const { path, press } = await aPlan(3);
    const { ids } = await open(path);
    const saved = leadsTo(await press("save", ids, { from: `${path}?q=cook`, shown: ids }));
    expect(saved).toBe(`${path}?q=cook&done=saved`);
    expect((await open(saved)).text).toContain("Your list is saved");
  });

  test("shows again what was ticked where it is more than anybody can visit", async () => {
    const { path, press } = await aPlan(Math.ceil(mostMarks / 2) + 1);
    const first = await open(path);
    const next = leadsTo(await press("next", first.ids, { shown: first.ids }));
    const second = await open(next);
    const third = leadsTo(await press("next", second.ids, { from: next, shown: second.ids }));
    const { ids } = await open(third);
    const refused = await press("save", ids, { from: third, shown: ids });
    expect(refused.status).toBe(409);
    expect(read(await refused.text()).ticked).toEqual(ids);
  });

  test("says so where nothing is found, with the search still there", async () => {
    const { path } = await aPlan(1);
    const nothing = await open(`${path}?q=astronaut`);
    expect(nothing.text).toContain("No jobs match that");
    expect(nothing.buttons).toEqual(["find"]);
  });
});
