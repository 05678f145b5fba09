import type { z } from "zod";
import { type Picture, type PictureLimits, readPicture } from "~/app/domain/fairs/picture";
import { type ParsedForm, readForm } from "./parse-form.server";
import { fieldWords } from "./problems";

/** Uploads that a process reads at once. Each is held whole, and twice over while it is taken apart. */
const mostAtOnce = 8;
let reading = 0;

type Found = { picture: Picture | null } | { problem: string };

export interface PictureRules {
  /** Left out, those of a floor plan. */
  limits?: PictureLimits;
  /** Another word for a problem, where its own names a floor plan's limit. */
  problems?: Readonly<Record<string, string>>;
}

/**
 * Reads a form that uploads a picture beside other fields. Whatever is wrong with the upload is a problem of its
 * picture; null where too many others are being read.
 */
export async function readPictureForm<T extends object>(
  request: Request,
  schema: z.ZodType<T>,
  rules: PictureRules = {},
): Promise<ParsedForm<T & { picture: Picture | null }> | null> {
  if (reading >= mostAtOnce) return null;
  reading += 1;
  try {
    const refused = (problem: string, values: Record<string, string>) =>
      refusedPicture(rules.problems?.[problem] ?? problem, values);
    const form = await multipart(request);
    if ("problem" in form) return refused(form.problem, {});
    const found = await pictureOf(form.body, rules.limits);
    form.body.delete("picture");
    const fields = readForm(form.body, schema);
    if ("problem" in found) {
      const again = refused(found.problem, fields.values);
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

async function pictureOf(body: FormData, limits?: PictureLimits): Promise<Found> {
  const files = [...body].filter(([, value]) => typeof value !== "string");
  const [file, ...more] = body.getAll("picture");
  if (more.length > 0 || files.length > 1) return { problem: "picture-twice" };
  // A file without a name is what a browser sends where none was chosen (HTML, 4.10.22.4); it is read as no text.
  if (file === "" || (file instanceof File && file.size === 0 && file.name === "")) return { picture: null };
  if (file === undefined || typeof file === "string") return { problem: "upload-form" };
  if (file.size === 0) return { problem: "picture-cut-short" };
  const read = readPicture(new Uint8Array(await file.arrayBuffer()), limits);
  return read.outcome === "read" ? { picture: read.picture } : { problem: read.problem };
}
