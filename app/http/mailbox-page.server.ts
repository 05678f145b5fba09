import type { KeptMail, Mailbox } from "~/app/adapters/email/mailbox";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";

/** The mailbox, where this installation has one to read in: never in production. */
export function requireMailbox({ services }: Pick<RequestContext, "services">): Mailbox {
  return foundOr404(services.mailbox === "page" ? services.keptMails : null);
}

/** The mail that the address names, of this center. */
export async function requireMail(
  context: Pick<RequestContext, "services" | "center">,
  id: string | undefined,
): Promise<KeptMail> {
  return foundOr404(await requireMailbox(context).find(context.center.host, id ?? ""));
}

/**
 * A mail's HTML as a page to show in a frame. Its styles are inline and its links open beside the frame, so it has a
 * policy of its own: no script, nothing from elsewhere, an origin that is nobody's, framed by the mailbox alone.
 */
export function mailFrame(mail: Pick<KeptMail, "html" | "inlineImages">): Response {
  const pictures = new Map(mail.inlineImages.map(({ cid, dataUrl }) => [`cid:${cid}`, dataUrl]));
  const shown = mail.html.replace(/(?<=["'])cid:[^"']+/g, (cid) => pictures.get(cid) ?? cid);
  const html = shown.replace(/<head(\s[^<>]*)?>/i, (head) => `${head}<base target="_blank">`);
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; " +
        "sandbox allow-popups allow-popups-to-escape-sandbox",
      "X-Frame-Options": "SAMEORIGIN",
      "Cache-Control": "no-store",
    },
  });
}
