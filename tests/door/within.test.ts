import { expect, test } from "vitest";
import { within } from "~/app/door/within";
import { fakeDevice } from "./fake-device";

const never = new Promise<string>(() => {});

test("storage that hangs is given up after the time for it, and not before", async () => {
  const device = fakeDevice();
  let told: string | null | undefined;
  void within(3_000, never, device.after).then((value) => {
    told = value;
  });
  await device.pass(2_999);
  expect(told).toBeUndefined();
  await device.pass(1);
  await device.pass(0);
  expect(told).toBeNull();
});

test("storage that answers in time is taken, and its failure is no answer", async () => {
  const device = fakeDevice();
  expect(await within(3_000, Promise.resolve("kept"), device.after)).toBe("kept");
  expect(await within(3_000, Promise.reject(new Error("no storage")), device.after)).toBeNull();
});
