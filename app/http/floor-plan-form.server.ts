import { z } from "zod";
import { mostPictureBytes, type Picture, readPicture } from "~/app/domain/fairs/picture";
import { line } from "./fields";
import { type ParsedForm, readForm } from "./parse-form.server";
import { fieldWords } from "./problems";

/** The most bytes of an upload: a picture, its words, and what a multipart body puts around them. */
export const mostUploadBytes = mostPictureBytes + 256 * 1024;

/** The page that takes more than others: see the server's limits. */
export const isUpload = (pathname: string) => /^\/staff\/events\/[^/]+\/floor-plan\/picture$/.test(pathname);

/** Uploads that a process reads at once. Each is held whole, and twice over while it is taken apart. */
const mostAtOnce = 8;
let reading = 0;

const planFields = z.strictObject({ alt: line(500) });

export interface FloorPlanUpload {
  /** Null where none was chosen. */
  picture: Picture | null;
  alt: string;
}

type Found = { picture: Picture | null } | { problem: string };

/**
 * Reads the form that uploads a floor plan. Whatever is wrong with the upload is a problem of its picture; null where
 * too many others are being read.
 */
export async function readFloorPlanForm(request: Request): Promise<ParsedForm<FloorPlanUpload> | null> {
  if (reading >= mostAtOnce) return null;
  reading += 1;
  try {
    const form = await multipart(request);
    if ("problem" in form) return refusedPicture(form.problem, {});
    const found = await pictureOf(form.body);
    form.body.delete("picture");
    const fields = readForm(form.body, planFields);
    if ("problem" in found) {
      const again = refusedPicture(found.problem, fields.values);
      return fields.ok ? again : { ...again, errors: { ...again.errors, ...fields.errors } };
    }
    return fields.ok ? { ...fields, value: { ...fields.value, picture: found.picture } } : fields;
  } finally {
    reading -= 1;
  }
}

const refusedPicture = (problem: string, values: Record<string, string>) => ({
  ok: false as const,
  errors: { picture: fieldWords("picture", problem) },
  values,
});

/** The body's parts. A body of another kind is no upload; one that ends before its last boundary broke off. */
async function multipart(request: Request): Promise<{ body: FormData } | { problem: string }> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type)) return { problem: "upload-form" };
  try {
    return { body: await request.formData() };
  } catch {
    return { problem: "upload-unreadable" };
  }
}

async function pictureOf(body: FormData): Promise<Found> {
  const files = [...body].filter(([, value]) => typeof value !== "string");
  const [file, ...more] = body.getAll("picture");
  if (more.length > 0 || files.length > 1) return { problem: "picture-twice" };
  // A file without a name is what a browser sends where none was chosen (HTML, 4.10.22.4); it is read as no text.
  if (file === "" || (file instanceof File && file.size === 0 && file.name === "")) return { picture: null };
  if (file === undefined || typeof file === "string") return { problem: "upload-form" };
  if (file.size === 0) return { problem: "picture-cut-short" };
  const read = readPicture(new Uint8Array(await file.arrayBuffer()));
  return read.outcome === "read" ? { picture: read.picture } : { problem: read.problem };
}
