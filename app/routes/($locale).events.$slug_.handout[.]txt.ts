import type { LoaderFunctionArgs } from "@remix-run/node";
import { handoutText } from "~/app/http/handout.server";
import { findPublicEvent } from "~/app/http/public-event.server";

/** An event's employers and openings as plain text. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  return new Response(handoutText(context, found), {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Language": found.locale,
      "Cache-Control": "no-cache",
    },
  });
}
