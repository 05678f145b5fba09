import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventOpeningsPage } from "~/app/components/event-openings-page";
import { PageFrame } from "~/app/components/page-frame";
import { findEventOpenings } from "~/app/http/event-openings.server";
import { findPublicEvent } from "~/app/http/public-event.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (page === undefined) return [];
  return [
    { title: page.title },
    page.canonical === null
      ? { name: "robots", content: "noindex, follow" }
      : { tagName: "link", rel: "canonical", href: page.canonical },
  ];
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  const { view, json, canonical } = await findEventOpenings(context, request, found);
  const page = {
    ...{ view, json, canonical, locale: found.locale, centerName: context.center.name },
    title: found.t("jobs.ofEventPageTitle", { event: found.text.title }),
  };
  return data(page, Object.keys(view.errors).length > 0 ? 422 : 200);
}

export default function EventOpenings() {
  const { view, json, centerName } = useLoaderData<typeof loader>();
  const { home, privacy } = view.event.links;
  return (
    <PageFrame centerName={centerName} homeHref={home} privacyHref={privacy}>
      <EventOpeningsPage view={view} />
      {json !== null && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />}
    </PageFrame>
  );
}
