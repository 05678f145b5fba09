import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Handout } from "~/app/components/handout";
import { PageFrame } from "~/app/components/page-frame";
import { handoutView } from "~/app/http/handout.server";
import { findPublicEvent } from "~/app/http/public-event.server";
import { handoutStyles } from "~/app/styles/links";

export const links = handoutStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined
    ? []
    : [{ title: page.title }, { tagName: "link", rel: "canonical", href: page.canonical }];

/** Reads nothing of the visitor: the server keeps what this page renders to, for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, params);
  return {
    ...{ view: handoutView(context, found), locale: found.locale, centerName: context.center.name },
    title: found.t("jobs.handoutPageTitle", { event: found.text.title }),
    canonical: `${found.url}/handout`,
  };
}

export default function EventHandout() {
  const { view, centerName } = useLoaderData<typeof loader>();
  const { home, privacy } = view.event.links;
  return (
    <PageFrame centerName={centerName} homeHref={home} privacyHref={privacy}>
      <Handout view={view} />
    </PageFrame>
  );
}
