import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { restoreRegistration } from "~/app/commands/change-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PageFrame } from "~/app/components/page-frame";
import { refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const { code } = found;
  return { locale, title: t("manage.restore"), href: `/m/${code}`, centerName: context.center.name };
}

/** Takes a cancelled place again, where there still is one. The ticket is the old one. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const actor = patronActor(center.id, id);
  const result = await restoreRegistration(services, { actor, center, registrationId: id });
  if (result.outcome !== "refused") return redirect(`/m/${code}`, 303);
  return refusedInWords(result, {}, t);
}

export default function Return() {
  const { href, centerName } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <ConfirmForm
        title={t("manage.restoreTitle")}
        confirmLabel={t("manage.restore")}
        kind="primary"
        backHref={href}
        backLabel={t("manage.back")}
        errors={refused?.errors}
      >
        <p>{t("manage.restoreText")}</p>
      </ConfirmForm>
    </PageFrame>
  );
}
