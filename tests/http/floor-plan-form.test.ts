import { expect, test } from "vitest";
import { readFloorPlanForm } from "~/app/http/floor-plan-form.server";
import { aPng } from "~/tests/factories/pictures";

const address = "http://center.example/staff/events/e/floor-plan/picture";

function whole(): Request {
  const form = new FormData();
  form.append("picture", new Blob([new Uint8Array(aPng())]), "plan.png");
  form.append("alt", "Tables along the walls");
  return new Request(address, { method: "POST", body: form });
}

/** An upload that comes for as long as it is not ended. */
function slow(): { request: Request; end: () => void } {
  const ends: (() => void)[] = [];
  const body = new ReadableStream({ start: (controller) => void ends.push(() => controller.close()) });
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const request = new Request(address, { method: "POST", body, headers, duplex: "half" });
  const end = () => {
    for (const close of ends) close();
  };
  return { request, end };
}

test("so many uploads are held in memory at once and no more; each makes room as it ends", async () => {
  const others = Array.from({ length: 8 }, slow);
  const reading = others.map(({ request }) => readFloorPlanForm(request));
  expect(await readFloorPlanForm(whole())).toBeNull();
  for (const { end } of others) end();
  expect(await Promise.all(reading)).toEqual(
    others.map(() =>
      expect.objectContaining({ ok: false, errors: { picture: expect.stringContaining("broke off") } }),
    ),
  );
  expect(await readFloorPlanForm(whole())).toMatchObject({
    ok: true,
    value: { alt: "Tables along the walls" },
  });
});
