import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OpeningsPage } from "~/app/components/openings-page";
import { PageFrame } from "~/app/components/page-frame";
import { findOpeningsPage } from "~/app/http/openings-page.server";
import { wordsIn } from "~/app/i18n/words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (page === undefined) return [];
  const { view, title, description } = page;
  const isWhole = !view.isNarrowed && view.firstHref === undefined;
  return [
    { title },
    { name: "description", content: description },
    { tagName: "link", rel: "alternate", type: "application/rss+xml", href: view.links.rss },
    { tagName: "link", rel: "alternate", type: "application/feed+json", href: view.links.json },
    isWhole
      ? { tagName: "link", rel: "canonical", href: view.links.canonical }
      : { name: "robots", content: "noindex, follow" },
  ];
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const view = await findOpeningsPage(context, request, params.locale);
  const { name: centerName } = context.center;
  const t = wordsIn(view.locale);
  const title = t("jobs.pageTitle", { center: centerName });
  const description = t("jobs.description", { center: centerName });
  const status = Object.keys(view.errors).length > 0 ? 422 : 200;
  return data({ view, locale: view.locale, centerName, title, description }, status);
}

export default function Openings() {
  const { view, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={view.links.home} privacyHref={view.links.privacy}>
      <OpeningsPage view={view} />
    </PageFrame>
  );
}
