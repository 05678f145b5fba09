import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";
import { requireKioskActor } from "~/app/http/kiosk-event.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { closedTitle } from "~/app/kiosk/page-title";
import { kioskStyles } from "~/app/styles/links";

export const links = kioskStyles;
export const meta: MetaFunction = ({ matches }) => [{ title: closedTitle(matches) }];

/** A kiosk's pass opens one event alone: this leads on to it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const actor = await requireKioskActor(context, "kiosk.open");
  return redirect(`/kiosk/${foundOr404(actor.eventId)}`);
}

/** Seen by whoever is no kiosk. */
export default ClosedPage;
export const ErrorBoundary = ClosedPage;
