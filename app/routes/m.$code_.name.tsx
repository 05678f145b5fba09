import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renamePatron } from "~/app/commands/change-registration.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageFrame } from "~/app/components/page-frame";
import { personName } from "~/app/http/fields";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

const nameForm = z.strictObject({ name: personName });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const { code, name } = found;
  return {
    locale,
    title: t("manage.rename"),
    href: `/m/${code}`,
    name: foundOr404(name),
    centerName: context.center.name,
  };
}

/** Corrects the name on the ticket; the ticket stays valid. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const form = await parseForm(request, nameForm, t);
  if (!form.ok) return notAccepted(form);
  const change = { actor: patronActor(center.id, id), center, registrationId: id };
  const result = await renamePatron(services, { ...change, name: form.value.name });
  if (result.outcome === "renamed") return redirect(`/m/${code}`, 303);
  return refusedInWords(result, form.values, t);
}

export default function CorrectName() {
  const { href, name, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <h1>{t("manage.rename")}</h1>
      <form className="form" method="post" noValidate>
        <ErrorSummary errors={again?.errors} />
        <TextField
          name="name"
          label={t("manage.renameLabel")}
          hint={t("manage.renameHint")}
          autoComplete="name"
          defaultValue={name}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button>{t("manage.renameSave")}</Button>
          <ButtonLink kind="quiet" href={href}>
            {t("manage.back")}
          </ButtonLink>
        </div>
      </form>
    </PageFrame>
  );
}
