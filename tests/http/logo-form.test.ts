import { describe, expect, test } from "vitest";
import { readLogoForm } from "~/app/http/logo-form.server";
import { aJpeg, aPng, aPngOfSize, exifSegment } from "../factories/pictures";

async function read(bytes: Uint8Array | string, name = "logo.png") {
  const body = new FormData();
  body.set("picture", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name));
  return readLogoForm(new Request("http://center.example/staff/settings/logo", { method: "POST", body }));
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe("a logo", () => {
  test("may be as small as 40 pixels and ten times as wide", async () => {
    expect(await read(aPng({ width: 400, height: 40 }))).toMatchObject({ ok: true });
  });

  test("keeps nothing of what its camera told", async () => {
    const form = await read(aJpeg(undefined, exifSegment(1)), "logo.jpg");
    if (!form?.ok) throw new Error("refused");
    expect(Buffer.from(form.value.picture?.bytes ?? []).includes("34.05N")).toBe(false);
  });

  test.each<[string, Uint8Array | string, string]>([
    ["an SVG, whatever it is called", svg, "no PNG, JPEG or WebP"],
    ["more than 512 kB", new Uint8Array(512 * 1024 + 1), "512 kB at most"],
    ["more than 4 megapixels", aPngOfSize({ width: 2001, height: 2000 }), "4 megapixels"],
    ["a side under 40 pixels", aPngOfSize({ width: 100, height: 39 }), "40 pixels or more"],
    ["more than ten times as wide as high", aPngOfSize({ width: 401, height: 40 }), "ten times"],
  ])("is refused as %s", async (_what, bytes, words) => {
    const form = await read(bytes);
    expect(form).toMatchObject({ ok: false, errors: { picture: expect.stringContaining(words) } });
  });
});
