import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FloorPlan } from "~/app/components/floor-plan";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { publicFloorPlan } from "~/app/http/floor-plan-view.server";
import { eventMention, findPublicEvent } from "~/app/http/public-event.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.pageTitle },
  { name: "robots", content: "noindex" },
];

/** Reads nothing of the visitor: the server keeps what this page renders to, for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  const plan = foundOr404(await publicFloorPlan(context, found.event.id));
  return {
    plan,
    event: eventMention(found),
    locale: found.locale,
    heading: found.t("event.plan"),
    pageTitle: `${found.t("event.plan")} - ${found.text.title} - ${context.center.name}`,
    centerName: context.center.name,
  };
}

/** The plan alone, which prints on one page. */
export default function EventFloorPlan() {
  const { plan, event, heading, centerName } = useLoaderData<typeof loader>();
  const title = (
    <a href={event.links.page} lang={event.textLocale}>
      {event.title}
    </a>
  );
  return (
    <PageFrame
      centerName={centerName}
      homeHref={event.links.home}
      privacyHref={event.links.privacy}
      className="plan-page"
    >
      <PageHead title={heading} lead={title} />
      <FloorPlan plan={plan} />
    </PageFrame>
  );
}
