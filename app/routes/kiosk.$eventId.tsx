import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { forgetPath } from "~/app/http/door-shell.server";
import { kioskForm } from "~/app/http/kiosk-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { KioskPage } from "~/app/kiosk/kiosk-page";
import { closedTitle } from "~/app/kiosk/page-title";
import { kioskStyles } from "~/app/styles/links";

export const handle = { hydrate: true };
export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.title ?? closedTitle(matches) },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const form = await kioskForm(context, request, params.eventId, "kiosk.open", "kiosk.lead");
  return { ...form, forget: context.doorScript === null ? null : forgetPath };
}

/** A tablet that was a door before keeps no list of visitors. */
export default function Kiosk() {
  const { eventId, title, keptDays, forget } = useLoaderData<typeof loader>();
  return (
    <>
      <KioskPage {...{ eventId, title, keptDays }} />
      {forget !== null && <script src={forget} defer />}
    </>
  );
}

export const ErrorBoundary = ClosedPage;
