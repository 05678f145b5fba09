import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { resizeParty } from "~/app/commands/change-party.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageFrame } from "~/app/components/page-frame";
import { partyChoices } from "~/app/components/party-words";
import { SelectField } from "~/app/components/select-field";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { people } from "~/app/http/registration-form.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

const partyForm = z.strictObject({ people });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const { code, partySize } = found;
  return {
    locale,
    title: t("manage.resize"),
    href: `/m/${code}`,
    partySize,
    centerName: context.center.name,
  };
}

/** Changes how many people the ticket is for; the ticket stays the same. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const form = await parseForm(request, partyForm, t);
  if (!form.ok) return notAccepted(form);
  const change = { actor: patronActor(center.id, id), center, registrationId: id };
  const result = await resizeParty(services, { ...change, people: form.value.people });
  if (result.outcome === "resized") return redirect(`/m/${code}`, 303);
  return refusedInWords(result, form.values, t);
}

export default function ChangeParty() {
  const { href, partySize, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <h1>{t("manage.resizeTitle")}</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <SelectField
          name="people"
          label={t("manage.resizeLabel")}
          hint={t("manage.resizeHint")}
          width="short"
          emptyLabel={null}
          choices={partyChoices(t)}
          defaultValue={String(partySize)}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>{t("manage.resizeSave")}</Button>
          <ButtonLink kind="quiet" href={href}>
            {t("manage.back")}
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
