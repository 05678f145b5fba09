import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { kioskForm } from "~/app/http/kiosk-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { ClosedPage } from "~/app/kiosk/closed-page";
import { KioskPage } from "~/app/kiosk/kiosk-page";
import { words } from "~/app/kiosk/words";
import { kioskStyles } from "~/app/styles/links";

export const handle = { hydrate: true };
export const links = kioskStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? words.closed.title }];

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  kioskForm(context, params.eventId, "kiosk.open");

export default function Kiosk() {
  const { eventId, title, locale } = useLoaderData<typeof loader>();
  return <KioskPage eventId={eventId} title={title} locale={locale} />;
}

export const ErrorBoundary = ClosedPage;
