import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { PrivacyPage } from "~/app/components/privacy-page";
import { centerTextOf } from "~/app/domain/centers/texts";
import { retentionOf } from "~/app/domain/registrations/retention";
import { localeOf } from "~/app/http/locale.server";
import { publicMeta } from "~/app/http/public-head";
import { publicPrefix } from "~/app/i18n/locales";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta = publicMeta;

export function loader({ context, params }: LoaderFunctionArgs) {
  const { center, origin } = context;
  const { locale, prefix, t } = localeOf(center, params.locale);
  return {
    locale,
    title: t("privacy.pageTitle", { center: center.name }),
    description: t("privacy.description", { center: center.name }),
    centerName: center.name,
    contact: center.settings.contactEmail,
    note: centerTextOf(center, "privacy", locale),
    retention: retentionOf(center.settings),
    home: `${prefix}/`,
    url: `${origin}${publicPrefix(center, locale)}/privacy`,
  };
}

export default function Privacy() {
  const { centerName, contact, note, retention, home } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} homeHref={home}>
      <PrivacyPage centerName={centerName} contact={contact} note={note} retention={retention} />
    </PageFrame>
  );
}
