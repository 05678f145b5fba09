import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { writeCenterTexts } from "~/app/commands/change-languages.server";
import { CenterTextForm } from "~/app/components/center-texts";
import { PageHead } from "~/app/components/page-head";
import { languageName } from "~/app/domain/text/language-name";
import { textsForm, textValues } from "~/app/http/center-texts.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { offeredTag } from "~/app/http/offered-languages.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { findCenter } from "~/db/queries/centers";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your words in ${data?.language} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.read");
  const center = foundOr404(await findCenter(context.services.db, { centerId: context.center.id }));
  const locale = foundOr404(offeredTag(center, params.locale));
  return {
    values: textValues(center, locale),
    own: locale === center.locale ? null : textValues(center, center.locale),
    language: languageName(locale),
    ownLanguage: languageName(center.locale),
    centerName: center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const { services, center } = context;
  const locale = foundOr404(offeredTag(center, params.locale));
  const form = await parseForm(request, textsForm);
  if (!form.ok) return notAccepted(form);
  const given = { actor, centerId: center.id, locale, texts: form.value };
  const changed = await writeCenterTexts(services, given);
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect(`/staff/settings/languages?done=${changed.isNew ? "saved" : "unchanged"}`, 303);
}

export default function LanguageTexts() {
  const { values, own, language, ownLanguage } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const lead =
    own === null
      ? "Readers of other languages see these words where you have written none in theirs."
      : `Where you write nothing, readers see your words in ${ownLanguage}.`;
  return (
    <>
      <PageHead title={`Your words in ${language}`} lead={lead} />
      <CenterTextForm own={own} values={again?.values ?? values} errors={again?.errors} />
    </>
  );
}
