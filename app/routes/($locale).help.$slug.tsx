import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { ResourcePage } from "~/app/components/resource-page";
import { helpPage } from "~/app/http/help-pages.server";
import { localeOf } from "~/app/http/locale.server";
import { publicPrefix } from "~/app/i18n/locales";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined
    ? []
    : [
        { title: `${data.page.title} - ${data.centerName}` },
        { tagName: "link", rel: "canonical", href: data.url },
      ];

/** Reads nothing of the visitor: the server keeps what this page renders to, for everybody. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { center, origin } = context;
  const { locale, prefix } = localeOf(center, params.locale);
  const slug = params.slug ?? "";
  return {
    page: await helpPage(context, slug, { locale, prefix }),
    ...{ locale, prefix, centerName: center.name },
    url: `${origin}${publicPrefix(center, locale)}/help/${slug}`,
  };
}

export default function HelpPage() {
  const { centerName, page, prefix } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={`${prefix}/`}>
      <ResourcePage page={page} allHref={`${prefix}/help`} />
    </PageFrame>
  );
}
