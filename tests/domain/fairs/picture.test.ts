import { describe, expect, test } from "vitest";
import { leastSide, mostPictureBytes, readPicture } from "~/app/domain/fairs/picture";
import { mostParts } from "~/app/domain/fairs/picture-parts";
import {
  aJpeg,
  aPng,
  aPngOfSize,
  aWebp,
  bytes,
  exifSegment,
  extended,
  jpegSegment,
  lossless,
  lossy,
  pngChunk,
  webpChunk,
} from "~/tests/factories/pictures";

const size = { width: 400, height: 300 };

const read = (file: Uint8Array) => {
  const found = readPicture(file);
  if (found.outcome === "refused") throw new Error(found.problem);
  return found.picture;
};
const problemOf = (file: Uint8Array) => {
  const found = readPicture(file);
  return found.outcome === "refused" ? found.problem : "none";
};
const has = (file: Uint8Array, letters: string) => Buffer.from(file).includes(Buffer.from(letters, "latin1"));

describe("a picture is recognised by its first bytes, and its size is in its headers", () => {
  test.each([
    ["PNG", aPng(size), "image/png"],
    ["JPEG", aJpeg(size), "image/jpeg"],
    ["progressive JPEG", aJpeg({ ...size, frame: 0xc2 }), "image/jpeg"],
    ["lossless WebP", aWebp(lossless(size)), "image/webp"],
    ["lossy WebP", aWebp(lossy(size)), "image/webp"],
    ["WebP with transparency", aWebp(extended(size), webpChunk("ALPH", "a"), lossy(size)), "image/webp"],
  ])("%s", (_name, file, type) => {
    expect(read(file)).toMatchObject({ type, ...size });
  });

  test.each([
    ["an SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")],
    ["a GIF", bytes("GIF89a", new Uint8Array(40))],
    ["a page", bytes("<!doctype html><script>alert(1)</script>")],
    ["nothing", new Uint8Array()],
    ["one byte", bytes(0x89)],
    ["a sound in a RIFF", bytes("RIFF", [4, 0, 0, 0], "WAVE")],
    ["a page before a PNG", bytes("<script>", aPng())],
  ])("%s is none", (_name, file) => {
    expect(problemOf(file)).toBe("picture-unknown");
  });
});

describe("a picture of too many pixels is refused by its header alone", () => {
  test.each([
    ["200 megapixels as PNG", aPngOfSize({ width: 20_000, height: 10_000 }), "picture-too-many-pixels"],
    ["just over 40 as JPEG", aJpeg({ width: 8_000, height: 5_001 }), "picture-too-many-pixels"],
    ["268 as WebP", aWebp(lossless({ width: 16_384, height: 16_384 })), "picture-too-many-pixels"],
    ["just 40", aPngOfSize({ width: 8_000, height: 5_000 }), "none"],
    [
      "more than a double holds exactly",
      aPngOfSize({ width: 2 ** 32 - 1, height: 2 ** 32 - 1 }),
      "picture-too-many-pixels",
    ],
    ["no width", aPngOfSize({ width: 0, height: 300 }), "picture-too-small"],
    ["too few to read", aPngOfSize({ width: 400, height: leastSide - 1 }), "picture-too-small"],
    ["the fewest", aPngOfSize({ width: leastSide, height: leastSide }), "none"],
    ["five times as wide", aPngOfSize({ width: 1_000, height: 200 }), "none"],
    ["more than five times as high", aPngOfSize({ width: 200, height: 1_001 }), "picture-too-narrow"],
  ])("%s", (_name, file, problem) => {
    expect(problemOf(file)).toBe(problem);
  });

  test("a file of more than 5 MB is not even looked at", () => {
    const at = new Uint8Array(mostPictureBytes);
    at.set(aPng());
    expect(problemOf(at)).toBe("none");
    expect(problemOf(new Uint8Array(mostPictureBytes + 1))).toBe("picture-too-large");
  });
});

describe("what a picture tells beside itself is left out", () => {
  const secret = "34.05N 118.25W";

  test("of a PNG: texts, EXIF, times, profiles, further frames and whatever follows its end", () => {
    const names = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP", "acTL", "fdAT", "prVt"];
    const told = aPng(size, ...names.map((name) => pngChunk(name, secret)));
    const { bytes: kept } = read(bytes(told, "<script>alert(1)</script>PK\x03\x04"));
    expect(kept).toEqual(read(aPng(size)).bytes);
    expect(kept).toEqual(aPng(size));
  });

  test("of a PNG, colours and transparency stay", () => {
    const colours = ["gAMA", "cHRM", "sRGB", "sBIT", "PLTE", "tRNS", "bKGD", "pHYs"];
    const file = aPng(size, ...colours.map((name) => pngChunk(name, "abc")));
    expect(read(file).bytes).toEqual(file);
  });

  test("of a JPEG: EXIF, XMP, profiles, remarks, a thumbnail, and what follows its end", () => {
    const told = aJpeg(
      size,
      jpegSegment(0xe0, bytes("JFIF\0", [1, 2, 0, 0, 72, 0, 72, 1, 1], "thumbnail")),
      exifSegment(1, secret),
      jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
      jpegSegment(0xe2, `ICC_PROFILE\0${secret}`),
      jpegSegment(0xed, `Photoshop ${secret}`),
      jpegSegment(0xfe, secret),
      jpegSegment(0xee, bytes("Adobe", [0, 100, 0, 0, 0, 0, 1], secret)),
    );
    const { bytes: kept } = read(bytes(told, aJpeg(), "<script>"));
    expect(kept).toEqual(
      aJpeg(
        size,
        jpegSegment(0xe0, bytes("JFIF\0", [1, 2, 0, 0, 72, 0, 72, 0, 0])),
        jpegSegment(0xee, bytes("Adobe", [0, 100, 0, 0, 0, 0, 1])),
      ),
    );
  });

  test.each([
    [1, size, false],
    [3, size, true],
    [6, { width: 300, height: 400 }, true],
    [8, { width: 300, height: 400 }, true],
    [9, size, false],
  ])("of a JPEG, how the camera was held (%i) stays: it would lie on its side", (held, shown, isKept) => {
    const picture = read(aJpeg(size, exifSegment(held, secret)));
    expect(picture).toMatchObject(shown);
    expect(has(picture.bytes, "Exif")).toBe(isKept);
    expect(has(picture.bytes, "cam")).toBe(false);
    expect(has(picture.bytes, secret)).toBe(false);
    expect(read(picture.bytes)).toEqual(picture);
  });

  test("of a WebP: EXIF, XMP, profiles, and what follows its stated length", () => {
    const more = [webpChunk("EXIF", secret), webpChunk("XMP ", secret)];
    const told = aWebp(extended(size, 0x2c), webpChunk("ICCP", secret), lossless(size), ...more);
    expect(read(bytes(told, "<script>")).bytes).toEqual(aWebp(lossless(size)));
  });

  test("of a WebP, transparency stays", () => {
    const told = aWebp(
      extended(size, 0x3c),
      webpChunk("ALPH", "abc"),
      lossy(size),
      webpChunk("EXIF", secret),
    );
    expect(read(told).bytes).toEqual(aWebp(extended(size), webpChunk("ALPH", "abc"), lossy(size)));
  });
});

describe("a picture that is not whole is refused", () => {
  test.each([
    ["PNG", aPng(size, pngChunk("tRNS", "ab"))],
    ["JPEG", aJpeg(size, exifSegment(6))],
    ["WebP", aWebp(extended(size), webpChunk("ALPH", "abc"), lossy(size))],
  ])("%s, cut at any byte", (_name, file) => {
    const said = new Set<string>();
    for (let at = 12; at < Math.min(file.length, 2_000); at += 1) said.add(problemOf(file.subarray(0, at)));
    expect([...said]).toEqual(["picture-cut-short"]);
  });

  test.each([
    ["a PNG without pixels", bytes(aPng().subarray(0, 33), pngChunk("IEND"))],
    ["a PNG whose header comes late", bytes(aPng().subarray(0, 8), pngChunk("tEXt"), aPng().subarray(8))],
    ["a PNG with two headers", aPng(size, pngChunk("IHDR", new Uint8Array(13)))],
    [
      "a PNG with a header of another length",
      bytes(aPng().subarray(0, 8), pngChunk("IHDR", "ab"), pngChunk("IEND")),
    ],
    ["a PNG with something in its end", bytes(aPng().subarray(0, -12), pngChunk("IEND", "x"))],
    ["a JPEG with two frames", aJpeg(size, jpegSegment(0xc0, bytes(8, [0, 9, 0, 9, 1, 1, 0x11, 0])))],
    ["a JPEG without a frame", bytes(0xff, 0xd8, jpegSegment(0xda, "abc"), 1, 0xff, 0xd9)],
    [
      "a JPEG without a scan",
      bytes(aJpeg().subarray(0, 2), jpegSegment(0xc0, bytes(8, [0, 9, 0, 9, 1])), 0xff, 0xd9),
    ],
    ["a lossless JPEG", aJpeg({ ...size, frame: 0xc3 })],
    ["a JPEG with a segment of no length", bytes(0xff, 0xd8, 0xff, 0xe0, 0, 1, aJpeg())],
    ["a JPEG with words between segments", bytes(0xff, 0xd8, 0xff, 0xff, 0xe0, 0, 2, "words", aJpeg())],
    [
      "a PNG of more chunks than any has",
      aPng(size, ...Array.from({ length: mostParts }, () => pngChunk("tEXt"))),
    ],
    [
      "a JPEG of more segments than any has",
      aJpeg(size, ...Array.from({ length: mostParts }, () => jpegSegment(0xe1, ""))),
    ],
    [
      "a WebP of more chunks than any has",
      aWebp(...Array.from({ length: mostParts + 1 }, () => webpChunk("XMP ", "")), lossy(size)),
    ],
    ["a WebP without a picture", aWebp(extended(size))],
    ["a WebP with two", aWebp(lossy(size), lossy(size))],
    ["a WebP whose canvas is another size", aWebp(extended({ width: 9, height: 9 }), lossy(size))],
    ["a WebP whose picture is no key frame", aWebp(webpChunk("VP8 ", new Uint8Array(20)))],
    ["a WebP whose lossless sign is missing", aWebp(webpChunk("VP8L", new Uint8Array(20)))],
    ["a WebP whose extended header is short", aWebp(webpChunk("VP8X", "abc"), lossy(size))],
  ])("%s", (_name, file) => {
    expect(problemOf(file)).toBe("picture-broken");
  });

  test.each(["ANIM", "ANMF"])("a WebP that moves (%s)", (name) => {
    expect(problemOf(aWebp(extended(size), webpChunk(name, "abcdef"), lossy(size)))).toBe("picture-moving");
  });
});
