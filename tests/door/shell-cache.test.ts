import { describe, expect, test } from "vitest";
import { shellCache, shellPath } from "~/app/door/shell-cache";
import { fakeDevice } from "./fake-device";

const origin = "https://jobs.example";
const files = ["/assets/main-1.js", "/assets/main-1.css"];

/** The browser's caches in memory, and a network that the test switches. */
function aBrowser() {
  const stored = new Map<string, Map<string, Response>>();
  const device = fakeDevice();
  const network = { answer: async (path: string): Promise<Response> => new Response(`server: ${path}`) };
  const asked: string[] = [];
  const pathOf = (request: Request | string) =>
    new URL(typeof request === "string" ? request : request.url, origin).pathname;
  const fetcher = (request: Request | string) => {
    asked.push(pathOf(request));
    return network.answer(pathOf(request));
  };
  const cacheOf = (name: string) => stored.get(name) ?? stored.set(name, new Map()).get(name) ?? new Map();
  const caches = {
    open: async (name: string) => ({
      async addAll(paths: string[]) {
        const answers = await Promise.all(paths.map(fetcher));
        if (answers.some(({ ok }) => !ok)) throw new TypeError("a file is missing");
        paths.forEach((path, n) => cacheOf(name).set(path, answers[n]));
      },
    }),
    delete: async (name: string) => stored.delete(name),
    keys: async () => [...stored.keys()],
    match: async (path: string, { cacheName }: { cacheName?: string } = {}) =>
      [...stored]
        .filter(([name]) => cacheName === undefined || name === cacheName)
        .map(([, cache]) => cache.get(path))
        .find(Boolean)
        ?.clone(),
  };
  const version = (name: string, of = files) =>
    shellCache({ version: name, files: of }, { caches, fetch: fetcher, after: device.after });
  return { stored, device, network, asked, version };
}

const navigate = (path: string): Request => {
  const request = new Request(`${origin}${path}`);
  Object.defineProperty(request, "mode", { value: "navigate" });
  return request;
};
const textOf = async (answer: Promise<Response> | null) => (await answer)?.text() ?? null;
const offline = async () => {
  throw new TypeError("no network");
};

describe("the door's page", () => {
  test("is the server's while there is a connection, and is never kept", async () => {
    const { version, stored } = aBrowser();
    const shell = version("1");
    await shell.install();
    expect(await textOf(shell.answer(navigate("/door/e1")))).toBe("server: /door/e1");
    expect([...(stored.get("fairday-door-1")?.keys() ?? [])]).toEqual([shellPath, ...files]);
  });

  test("is the shell without one", async () => {
    const { version, network } = aBrowser();
    const shell = version("1");
    await shell.install();
    network.answer = offline;
    expect(await textOf(shell.answer(navigate("/door/e1")))).toBe(`server: ${shellPath}`);
  });

  test("is the shell where the server is down or a page does not come in four seconds", async () => {
    const { version, network, device } = aBrowser();
    const shell = version("1");
    await shell.install();
    network.answer = async () => new Response("", { status: 502 });
    expect(await textOf(shell.answer(navigate("/door/e1")))).toBe(`server: ${shellPath}`);
    network.answer = () => new Promise(() => undefined);
    const answer = textOf(shell.answer(navigate("/door/e1")));
    await device.pass(4_000);
    expect(await answer).toBe(`server: ${shellPath}`);
  });

  test("that sends somebody away is the server's word", async () => {
    const { version, network } = aBrowser();
    const shell = version("1");
    await shell.install();
    network.answer = async () => new Response("not yours", { status: 403 });
    expect(await textOf(shell.answer(navigate("/door/e1")))).toBe("not yours");
  });
});

test("its files come from the device, without asking", async () => {
  const { version, asked } = aBrowser();
  const shell = version("1");
  await shell.install();
  asked.length = 0;
  expect(await textOf(shell.answer(new Request(`${origin}/assets/main-1.js`)))).toBe(
    "server: /assets/main-1.js",
  );
  expect(asked).toEqual([]);
});

test.each([
  ["a loader's or the API's answer", new Request(`${origin}/api/v1/events/e1/roster`)],
  ["what changes something", new Request(`${origin}/door/e1/scans`, { method: "POST" })],
  ["another asset", new Request(`${origin}/assets/other.js`)],
])("%s is none of its business", (_what, request) => {
  expect(aBrowser().version("1").answer(request)).toBeNull();
});

test("a version that misses a file is not installed", async () => {
  const { version, network } = aBrowser();
  network.answer = async (path) => new Response("", { status: path.endsWith(".css") ? 404 : 200 });
  await expect(version("1").install()).rejects.toThrow();
});

test("a new version keeps the old one's files until it takes over, and only then forgets them", async () => {
  const { version, stored } = aBrowser();
  await version("1").install();
  const next = version("2", ["/assets/main-2.js"]);
  await next.install();
  expect([...stored.keys()]).toEqual(["fairday-door-1", "fairday-door-2"]);
  await next.activate();
  expect([...stored.keys()]).toEqual(["fairday-door-2"]);
});
