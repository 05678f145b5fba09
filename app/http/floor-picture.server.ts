import type { Services } from "~/app/adapters/services";
import { findPicture, hasPicture } from "~/db/queries/floor-plans";

type Picture = NonNullable<Awaited<ReturnType<typeof findPicture>>>;

interface Kept {
  reading: Promise<Picture | null>;
  /** Zero until it is read. */
  bytes: number;
}

/** A fair's visitors open its page within minutes: what they look at is read from the database once. */
const mostBytes = 32 * 1024 * 1024;
const keptBy = new WeakMap<Services["db"], Map<string, Kept>>();

/**
 * The picture with this digest, of the center that is asked; null where none of its events shows it. Whether one does
 * is asked each time, the bytes are kept.
 */
export async function keptPicture(
  { db }: Pick<Services, "db">,
  of: { centerId: string; digest: string },
): Promise<Picture | null> {
  if (!(await hasPicture(db, of))) return null;
  const kept = keptBy.get(db) ?? new Map<string, Kept>();
  keptBy.set(db, kept);
  // Equal bytes are one picture, and of one type, in every center.
  const known = kept.get(of.digest);
  if (known !== undefined) return known.reading;
  const entry: Kept = { reading: findPicture(db, of), bytes: 0 };
  kept.set(of.digest, entry);
  try {
    const picture = await entry.reading;
    entry.bytes = picture?.bytes.length ?? 0;
    if (picture === null) kept.delete(of.digest);
    forgetOldest(kept);
    return picture;
  } catch (error) {
    kept.delete(of.digest);
    throw error;
  }
}

function forgetOldest(kept: Map<string, Kept>): void {
  let held = [...kept.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  for (const [digest, { bytes }] of kept) {
    if (held <= mostBytes) return;
    kept.delete(digest);
    held -= bytes;
  }
}

/**
 * A picture that somebody uploaded, as what it was recognised to be. Whatever else is in it does not run: no other
 * type is guessed, and a document of it may load and do nothing.
 */
export function pictureAnswer({ type, bytes }: Picture): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes.length),
      "Content-Disposition": "inline",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
