import { readJpeg } from "./jpeg";
import { joined, lettersAt, type PictureFault, type PictureParts } from "./picture-parts";
import { readPng } from "./png";
import { readWebp } from "./webp";

export const pictureTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** 5 MB. */
export const mostPictureBytes = 5 * 1024 * 1024;
/** 40 megapixels: what a phone can still unpack. */
export const mostPixels = 40_000_000;
/** The shorter side, in pixels, that words on a plan need to be read. */
export const leastSide = 200;
/** How many times one side may be the other. */
const mostTimes = 5;

export interface Picture {
  type: PictureType;
  /** As it is shown, in pixels. */
  width: number;
  height: number;
  /** Without whatever its maker's device and programs told beside it. */
  bytes: Uint8Array;
}

export type PictureProblem =
  | "picture-too-large"
  | "picture-unknown"
  | "picture-cut-short"
  | "picture-broken"
  | "picture-moving"
  | "picture-too-many-pixels"
  | "picture-too-small"
  | "picture-too-narrow";

const faults: Record<PictureFault, PictureProblem> = {
  "cut-short": "picture-cut-short",
  broken: "picture-broken",
  moving: "picture-moving",
};

/** What a picture may be: bytes and pixels at most, its shorter side at least, and how many times that the other may be. */
export interface PictureLimits {
  mostBytes: number;
  mostPixels: number;
  leastSide: number;
  mostTimes: number;
}

const planLimits: PictureLimits = { mostBytes: mostPictureBytes, mostPixels, leastSide, mostTimes };

/**
 * Recognises a picture by its first bytes, reads its size from its headers and leaves out what it tells of its maker.
 * Nothing is unpacked, so that a small file cannot ask for much memory.
 */
export function readPicture(
  bytes: Uint8Array,
  limits: PictureLimits = planLimits,
): { outcome: "read"; picture: Picture } | { outcome: "refused"; problem: PictureProblem } {
  const refused = (problem: PictureProblem) => ({ outcome: "refused" as const, problem });
  if (bytes.length > limits.mostBytes) return refused("picture-too-large");
  const type = typeOf(bytes);
  if (type === null) return refused("picture-unknown");
  const found = readers[type](bytes);
  if (typeof found === "string") return refused(faults[found]);
  const problem = sizeProblem(found, limits);
  if (problem !== null) return refused(problem);
  const { width, height, parts } = found;
  return { outcome: "read", picture: { type, width, height, bytes: joined(parts) } };
}

const readers: Record<PictureType, (bytes: Uint8Array) => PictureParts | PictureFault> = {
  "image/png": readPng,
  "image/jpeg": readJpeg,
  "image/webp": readWebp,
};

/** What a file is by its first bytes; its name and what its sender calls it prove nothing. */
function typeOf(bytes: Uint8Array): PictureType | null {
  if (lettersAt(bytes, 0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (lettersAt(bytes, 0, 3) === "\xff\xd8\xff") return "image/jpeg";
  return lettersAt(bytes, 0, 4) === "RIFF" && lettersAt(bytes, 8, 4) === "WEBP" ? "image/webp" : null;
}

function sizeProblem({ width, height }: PictureParts, limits: PictureLimits): PictureProblem | null {
  if (width * height > limits.mostPixels) return "picture-too-many-pixels";
  const [short, long] = width < height ? [width, height] : [height, width];
  if (short < limits.leastSide) return "picture-too-small";
  return long > short * limits.mostTimes ? "picture-too-narrow" : null;
}
