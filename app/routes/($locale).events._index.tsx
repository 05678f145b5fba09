import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EventListPage } from "~/app/components/event-list-page";
import { PageFrame } from "~/app/components/page-frame";
import { findEventList } from "~/app/http/event-list.server";
import { wordsIn } from "~/app/i18n/words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (page === undefined) return [];
  const { list, title, description } = page;
  const isWhole = !list.isNarrowed && list.earlierHref === undefined;
  return [
    { title: title },
    { name: "description", content: description },
    { tagName: "link", rel: "alternate", type: "text/calendar", href: list.links.feed },
    isWhole
      ? { tagName: "link", rel: "canonical", href: list.links.canonical }
      : { name: "robots", content: "noindex, follow" },
  ];
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const list = await findEventList(context, request, params.locale);
  const status = Object.keys(list.errors).length > 0 ? 422 : 200;
  const { name: centerName } = context.center;
  const t = wordsIn(list.locale);
  const title = t("list.pageTitle", { center: centerName });
  const description = t("list.description", { center: centerName });
  return data({ list, locale: list.locale, centerName, title, description }, status);
}

export default function UpcomingEvents() {
  const { list, centerName } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={list.links.home} privacyHref={list.links.privacy}>
      <EventListPage list={list} />
    </PageFrame>
  );
}
