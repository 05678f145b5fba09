import type { LoaderFunctionArgs } from "@remix-run/node";
import { refusalPage, unreadPage } from "~/app/http/require-actor.server";

/** What stands in the place of an answer to a body that was not read; nothing by its own address. */
export function loader({ context: { given } }: LoaderFunctionArgs) {
  throw given.unread === undefined ? refusalPage("not-found") : unreadPage(given.unread);
}

export default function TooLarge() {
  return null;
}
