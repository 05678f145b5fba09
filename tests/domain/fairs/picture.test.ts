import { describe, expect, test } from "vitest";
import { orientationSegment } from "~/app/domain/fairs/exif-orientation";
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
    expect(readPicture(file)).toMatchObject({ outcome: "read", picture: { type, ...size } });
  });

  test.each([
    ["lossy", "VP8 ", bytes(0, 0, 0, 0x9d, 0x01, 0x2a, [0x90, 0x01], [0x2c, 0x01])],
    ["lossless", "VP8L", lossless(size).subarray(8, 13)],
  ])("a %s WebP is as large as the first bytes of its picture say", (_name, chunk, header) => {
    const [whole, padded] = [bytes(chunk, header.length, 0, 0, 0, header), webpChunk(chunk, header)];
    const file = bytes("RIFF", 4 + whole.length, 0, 0, 0, "WEBP", whole);
    expect(read(file)).toMatchObject(size);
    expect(read(file).bytes).toEqual(aWebp(padded));
  });

  test.each([
    ["an SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")],
    ["a GIF", bytes("GIF89a", new Uint8Array(40))],
    ["a page", bytes("<!doctype html><script>alert(1)</script>")],
    ["nothing", new Uint8Array()],
    ["one byte", bytes(0x89)],
    ["a sound in a RIFF", bytes("RIFF", [4, 0, 0, 0], "WAVE")],
    ["a page before a PNG", bytes("<script>", aPng())],
    ["a WebP in no RIFF", bytes("RIFX", aWebp(lossy(size)).subarray(4))],
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
    expect(read(kept).bytes).toEqual(kept);
  });

  test.each([
    ["a remark that begins as JFIF does", jpegSegment(0xfe, `JFIF\0${secret}`)],
    ["another program's first segment", jpegSegment(0xe0, `JFXX\0${secret}`)],
    ["a JFIF that is too short", jpegSegment(0xe0, "JFIF\0short")],
    ["a remark that begins as Adobe's note does", jpegSegment(0xfe, `Adobe${secret}`)],
    ["another program's note", jpegSegment(0xee, `Corel${secret}`)],
    ["an Adobe's note that is too short", jpegSegment(0xee, "Adobe12")],
    ["an empty remark", jpegSegment(0xfe, "")],
    ["a segment that is kept for later standards", jpegSegment(0xc8, secret)],
    ["bytes that fill up", Uint8Array.of(0xff)],
  ])("of a JPEG: %s", (_what, segment) => {
    expect(read(aJpeg(size, segment)).bytes).toEqual(aJpeg(size));
  });

  test("of a JPEG, the last restart within its data stays, and bytes that fill up behind it go", () => {
    const file = bytes(aJpeg(size).subarray(0, -2), [0xff, 0xd7, 0x12], 0xff, 0xd9);
    expect(read(file).bytes).toEqual(file);
    expect(read(bytes(file.subarray(0, -2), 0xff, 0xff, 0xd9)).bytes).toEqual(file);
  });

  test.each([
    [0, size, false],
    [1, size, false],
    [3, size, true],
    [5, { width: 300, height: 400 }, true],
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

  /** A segment with some of its bytes changed; a TIFF begins at its tenth byte, its only list at the eighteenth. */
  const changed = (segment: Uint8Array, ...changes: [at: number, byte: number][]) => {
    const copy = segment.slice();
    for (const [at, byte] of changes) copy[at] = byte;
    return copy;
  };
  const exif = exifSegment(6, "");

  test.each([
    ["is in another segment", changed(exif, [1, 0xe2])],
    ["has another name", changed(exif, [4, 0x58])],
    ["ends before its list", jpegSegment(0xe1, "Exif\0\0II*")],
    ["has a list behind its end", changed(exif, [14, 200])],
    ["has a list that begins with its last byte", changed(exif, [14, exif.length - 11])],
    ["lists less than it has", changed(exif, [18, 1])],
    ["lists more than it has", changed(exif, [18, 99], [32, 0])],
    ["says it in a number of another kind", changed(exif, [34, 4])],
    ["says it a second time", bytes(exifSegment(1), exif)],
  ])("of a JPEG, how the camera was held is not believed where EXIF %s", (_why, segment) => {
    expect(read(aJpeg(size, segment)).bytes).toEqual(aJpeg(size));
  });

  test("of a JPEG, how the camera was held may be the last that EXIF says, in either order of bytes", () => {
    const brief = jpegSegment(0xe1, exif.subarray(4, 44));
    expect(read(aJpeg(size, brief))).toMatchObject({ width: 300, height: 400 });
    expect(read(aJpeg(size, orientationSegment(6)))).toMatchObject({ width: 300, height: 400 });
    const inNoOrder = changed(orientationSegment(6), [10, 0x58]);
    expect(read(aJpeg(size, inNoOrder)).bytes).toEqual(aJpeg(size));
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

  test("a WebP whose picture says that it is longer than the file", () => {
    const picture = lossy(size);
    const longer = bytes(picture.subarray(0, 4), picture.length - 8 + 1, picture.subarray(5));
    expect(problemOf(aWebp(longer))).toBe("picture-cut-short");
  });

  test("a picture may have as many parts as any program writes", () => {
    const parts = (count: number, part: Uint8Array) => Array.from({ length: count }, () => part);
    expect(problemOf(aPng(size, ...parts(mostParts - 2, pngChunk("tEXt"))))).toBe("none");
    expect(problemOf(aJpeg(size, ...parts(mostParts - 4, jpegSegment(0xe1, ""))))).toBe("none");
    expect(problemOf(aWebp(...parts(mostParts, webpChunk("XMP ", "")), lossy(size)))).toBe("none");
  });

  const frame = jpegSegment(0xc0, bytes(8, [0, 9, 0, 9, 1, 1, 0x11, 0]));
  test.each([
    ["a PNG without pixels", bytes(aPng().subarray(0, 33), pngChunk("IEND"))],
    ["a PNG whose header comes late", bytes(aPng().subarray(0, 8), pngChunk("tEXt"), aPng().subarray(8))],
    ["a PNG with two headers", aPng(size, pngChunk("IHDR", new Uint8Array(13)))],
    [
      "a PNG with a header of another length",
      bytes(aPng().subarray(0, 8), pngChunk("IHDR", "ab"), pngChunk("IEND")),
    ],
    [
      "a PNG with a header that is longer",
      bytes(
        aPng().subarray(0, 8),
        pngChunk("IHDR", bytes(aPng(size).subarray(16, 29), 0)),
        aPng().subarray(33),
      ),
    ],
    ["a PNG with something in its end", bytes(aPng().subarray(0, -12), pngChunk("IEND", "x"))],
    ["a JPEG with two frames", aJpeg(size, frame)],
    ["a JPEG with a second frame behind its pixels", bytes(aJpeg().subarray(0, -2), frame, 0xff, 0xd9)],
    ["a JPEG whose frame says no size", bytes(0xff, 0xd8, jpegSegment(0xc0, "ab"), aJpeg().subarray(2))],
    [
      "a JPEG with its pixels before its frame",
      bytes(0xff, 0xd8, jpegSegment(0xda, "abc"), aJpeg().subarray(2)),
    ],
    ["a JPEG with a lossless frame beside its own", aJpeg(size, jpegSegment(0xc3, frame.subarray(4)))],
    ["a JPEG with an arithmetic frame beside its own", aJpeg(size, jpegSegment(0xcf, frame.subarray(4)))],
    ["a JPEG that ends with a lossless frame", bytes(0xff, 0xd8, jpegSegment(0xc3, frame.subarray(4)))],
    ["a JPEG without a frame", bytes(0xff, 0xd8, jpegSegment(0xda, "abc"), 1, 0xff, 0xd9)],
    ["a JPEG without a scan", bytes(aJpeg().subarray(0, 2), frame, 0xff, 0xd9)],
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
    ["a WebP whose canvas is wider", aWebp(extended({ ...size, width: 401 }), lossy(size))],
    ["a WebP whose canvas is higher", aWebp(extended({ ...size, height: 301 }), lossy(size))],
    [
      "a WebP whose picture ends before its size",
      aWebp(webpChunk("VP8 ", bytes(0, 0, 0, 0x9d, 0x01, 0x2a, 0, 0)), lossy(size)),
    ],
    ["a lossless WebP that ends before its size", aWebp(webpChunk("VP8L", bytes(0x2f, 0)))],
    ["a WebP whose picture is no key frame", aWebp(webpChunk("VP8 ", new Uint8Array(20)))],
    ["a WebP whose lossless sign is missing", aWebp(webpChunk("VP8L", new Uint8Array(20)))],
    ["a WebP whose extended header is short", aWebp(webpChunk("VP8X", "abc"), lossy(size))],
  ])("%s", (_name, file) => {
    expect(problemOf(file)).toBe("picture-broken");
  });

  test.each(["ANIM", "ANMF"])("a WebP that moves (%s)", (name) => {
    expect(problemOf(aWebp(extended(size), webpChunk(name, "abcdef"), lossy(size)))).toBe("picture-moving");
    expect(problemOf(aWebp(lossy(size), webpChunk(name, "")))).toBe("picture-moving");
  });
});
