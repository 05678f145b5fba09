import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";
import { TableGone } from "~/app/components/table-gone";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireTableActor } from "~/app/http/table-event.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const meta: MetaFunction = () => [{ title: "Table" }];

/** A table's pass opens one event alone: this leads on to it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const actor = await requireTableActor(context, "table.open");
  return redirect(`/table/${foundOr404(actor.eventId)}`);
}

/** Seen by whoever is at no table. */
export default TableGone;
export const ErrorBoundary = TableGone;
