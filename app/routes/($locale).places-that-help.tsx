import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PlacesPage } from "~/app/components/places-page";
import { localeOf } from "~/app/http/locale.server";
import { partnersByKind } from "~/app/http/places-that-help.server";
import { publicMeta } from "~/app/http/public-head";
import { publicPrefix } from "~/app/i18n/locales";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta = publicMeta;

/** Reads nothing of the visitor: the server keeps what this page renders to, for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { center, origin } = context;
  const { locale, prefix, t } = localeOf(center, params.locale);
  const names = { center: center.name };
  return {
    ...{ locale, centerName: center.name, writtenIn: center.locale, home: `${prefix}/` },
    groups: await partnersByKind(context),
    ...{ title: t("places.pageTitle", names), description: t("places.description", names) },
    url: `${origin}${publicPrefix(center, locale)}/places-that-help`,
  };
}

export default function PlacesThatHelp() {
  const { centerName, groups, writtenIn, home } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={home}>
      <PlacesPage groups={groups} writtenIn={writtenIn} />
    </PageFrame>
  );
}
