import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ContactText } from "~/app/components/contact-text";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { localeOf } from "~/app/http/locale.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }, { name: "robots", content: "noindex" }];

export function loader({ context, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const { locale, prefix, t } = localeOf(center, params.locale);
  return {
    ...{ locale, prefix, title: t("lost.sentPageTitle", { center: center.name }) },
    centerName: center.name,
    contact: center.settings.contactEmail,
    hasMailbox: services.mailbox === "page",
  };
}

/** Says what happens where the address is known, to everybody. */
export default function LostTicketSent() {
  const { prefix, contact, hasMailbox, centerName } = useLoaderData<typeof loader>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName} homeHref={`${prefix}/`} privacyHref={`${prefix}/privacy`}>
      <PageHead title={t("lost.sent")} lead={t("lost.sentLead")} />
      <div className="prose">
        <p>
          {t("lost.nothing")} <ContactText text={contact} />
        </p>
        {hasMailbox && (
          <p>
            <a href="/mailbox">{t("lost.mailbox")}</a>
          </p>
        )}
      </div>
    </PageFrame>
  );
}
