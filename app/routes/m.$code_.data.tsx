import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DataPage } from "~/app/components/data-page";
import { PageFrame } from "~/app/components/page-frame";
import { ticketLanguage } from "~/app/http/language.server";
import { requireHeld } from "~/app/http/manage-link.server";
import { personalData } from "~/app/http/personal-data.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireHeld(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const held = await personalData(context, found, locale);
  return {
    ...{ locale, title: t("data.title"), held, href: `/m/${found.code}` },
    centerName: context.center.name,
  };
}

export default function MyData() {
  const { centerName, ...page } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <DataPage {...page} />
    </PageFrame>
  );
}
