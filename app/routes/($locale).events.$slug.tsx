import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventPage } from "~/app/components/event-page";
import { PageFrame } from "~/app/components/page-frame";
import { eventJson } from "~/app/http/event-json.server";
import { eventSummary } from "~/app/http/event-summary.server";
import { publicFloorPlan } from "~/app/http/floor-plan-view.server";
import { readinessList } from "~/app/http/help-pages.server";
import { eventView, findPublicEvent } from "~/app/http/public-event.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (data === undefined) return [];
  const { event, centerName, summary, url, image } = data;
  return [
    { title: `${event.title} - ${centerName}` },
    { name: "description", content: summary },
    { tagName: "link", rel: "canonical", href: url },
    { property: "og:type", content: "website" },
    { property: "og:site_name", content: centerName },
    { property: "og:title", content: event.title },
    { property: "og:description", content: summary },
    { property: "og:url", content: url },
    { property: "og:image", content: image },
    { name: "twitter:card", content: "summary" },
  ];
};

/** Reads nothing of the visitor: the server keeps what this page renders to, for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  const plan = await publicFloorPlan(context, found.event.id);
  const event = eventView(context, found, plan, await readinessList(context, found));
  return {
    event,
    locale: found.locale,
    centerName: context.center.name,
    summary: eventSummary(event, found.t),
    json: eventJson(context, found),
    url: found.url,
    image: `${context.origin}/icons/icon-512.png`,
  };
}

export default function PublicEvent() {
  const { event, centerName, json } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={event.links.home} privacyHref={event.links.privacy}>
      <EventPage event={event} />
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
    </PageFrame>
  );
}
