import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { HelpList } from "~/app/components/resource-page";
import { helpList } from "~/app/http/help-pages.server";
import { localeOf } from "~/app/http/locale.server";
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
    ...{ locale, centerName: center.name, home: `${prefix}/` },
    pages: await helpList(context, { locale, prefix }),
    ...{ title: t("help.pageTitle", names), description: t("help.description", names) },
    url: `${origin}${publicPrefix(center, locale)}/help`,
  };
}

export default function Help() {
  const { centerName, pages, home } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={home}>
      <HelpList pages={pages} />
    </PageFrame>
  );
}
