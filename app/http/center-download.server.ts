import { redirect } from "@remix-run/node";
import { refusedWords } from "./refusals";
import { wrongPassword } from "./session-pages.server";

/** Back to the page that asked, with why. */
export const downloadRefused = (centerId: string, reason: string) =>
  redirect(`/installation/centers/${centerId}/export?refused=${reason}`, 303);

/** Why nothing was downloaded, in words by field; undefined where nothing was refused. */
export function downloadErrors(reason: string | null): Record<string, string> | undefined {
  if (reason === null) return undefined;
  if (reason === "wrong") return { password: wrongPassword };
  const words = refusedWords(reason === "limited" ? "too-many-requests" : reason);
  return words === null ? undefined : { form: words };
}

/** The archive as a file, named by center and day. It is never kept on its way: it holds names. */
export const archiveAnswer = (
  { host, archive }: { host: string; archive: ReadableStream<Uint8Array> },
  at: Date,
) =>
  new Response(archive, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${host}-${at.toISOString().slice(0, 10)}.zip"`,
      "Cache-Control": "no-store",
    },
  });
