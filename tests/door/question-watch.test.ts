import { expect, test } from "vitest";
import { type Questions, watchQuestions } from "~/app/door/question-watch";
import { fakeDevice } from "./fake-device";

/** A page whose server answers as the test says; what it showed, and how often it was asked. */
function aPage(first: readonly string[] = []) {
  const device = fakeDevice();
  const server = {
    says: { open: [], next: 4_000 } as Questions | "gone" | null,
    isShown: true,
    asked: 0,
    shown: [] as string[],
  };
  const watch = watchQuestions(first, {
    device,
    async look() {
      server.asked += 1;
      return server.says;
    },
    async show() {
      if (server.isShown && typeof server.says === "object")
        server.shown.push(server.says?.open.join() ?? "");
      return server.isShown;
    },
  });
  return { device, server, watch };
}

test("shows a question within the time that the server says, and takes it away once it is over", async () => {
  const { device, server, watch } = aPage();
  watch.resume();
  await device.pass(1_000);
  server.says = { open: ["v1"], next: 4_000 };
  await device.pass(3_000);
  expect(server.shown).toEqual(["v1"]);
  await device.pass(8_000);
  expect(server.shown).toEqual(["v1"]);
  server.says = { open: [], next: 4_000 };
  await device.pass(4_000);
  expect(server.shown).toEqual(["v1", ""]);
});

test("renews nothing where the page shows it already", async () => {
  const { device, server, watch } = aPage(["v1"]);
  server.says = { open: ["v1"], next: 4_000 };
  watch.resume();
  await device.pass(4_000);
  expect(server.shown).toEqual([]);
});

test("shows it at the next look where the page could not be read", async () => {
  const { device, server, watch } = aPage();
  server.says = { open: ["v1"], next: 4_000 };
  server.isShown = false;
  watch.resume();
  await device.pass(0);
  server.isShown = true;
  await device.pass(4_000);
  expect(server.shown).toEqual(["v1"]);
});

test("asks nothing while nobody looks, and at once when somebody does", async () => {
  const { device, server, watch } = aPage();
  watch.resume();
  await device.pass(0);
  watch.pause();
  await device.pass(600_000);
  expect(server.asked).toBe(1);
  watch.resume();
  await device.pass(0);
  expect(server.asked).toBe(2);
});

test("a page that is hidden and seen again twice still asks once a turn", async () => {
  const { device, server, watch } = aPage();
  watch.resume();
  watch.pause();
  watch.resume();
  await device.pass(0);
  const before = server.asked;
  await device.pass(4_000);
  expect(server.asked - before).toBe(1);
});

test.each([
  ["the tables close", { open: [], next: null }],
  ["the link opens nothing any more", "gone"],
] as const)("stops for good once %s", async (_what, says) => {
  const { device, server, watch } = aPage();
  server.says = says;
  watch.resume();
  await device.pass(600_000);
  watch.pause();
  watch.resume();
  await device.pass(600_000);
  expect(server.asked).toBe(1);
});

test("without a connection it asks less and less often, and as before once there is one", async () => {
  const { device, server, watch } = aPage();
  server.says = null;
  watch.resume();
  await device.pass(60_000);
  expect(server.asked).toBeLessThan(9);
  server.says = { open: [], next: 4_000 };
  await device.pass(15_000);
  const before = server.asked;
  await device.pass(40_000);
  expect(server.asked - before).toBe(10);
});
