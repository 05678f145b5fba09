import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { DeletionText } from "~/app/components/deletion-text";
import { PageFrame } from "~/app/components/page-frame";
import { givesUpPlace } from "~/app/domain/registrations/forget";
import { keptEventDetail } from "~/app/http/event-details.server";
import { ticketLanguage } from "~/app/http/language.server";
import { findByCode, patronActor, requireHeld } from "~/app/http/manage-link.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { foundOr404 } from "~/app/http/require-actor.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";
import { countArrived } from "~/db/queries/check-in";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const found = await requireHeld(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const event = foundOr404(await keptEventDetail(services, center, found.event));
  const arrived = await countArrived(services.db, { centerId: center.id, registrationId: found.id });
  return {
    ...{ locale, title: t("data.removeTitle"), href: `/m/${found.code}/data` },
    givesUpPlace: givesUpPlace({ status: found.status, arrived }, event, services.clock.now()),
    centerName: center.name,
  };
}

/** Deletes everything. The link ends with it: a second post finds that it was done. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { isForgotten, code } = await findByCode(context, "manage", params.code);
  if (isForgotten) return redirect(`/m/${code}`, 303);
  const found = await requireHeld(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const actor = patronActor(center.id, found.id);
  const of = { actor, center, registrationId: found.id, language: locale };
  const forgotten = await forgetRegistration(services, of);
  if (forgotten.outcome === "forgotten") return redirect(`/m/${code}`, 303);
  return data({ errors: { form: messageOf(forgotten.reason, t) } }, statusOf(forgotten.reason));
}

export default function Deletion() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={page.centerName}>
      <ConfirmForm
        title={t("data.removeTitle")}
        confirmLabel={t("data.removeYes")}
        backHref={page.href}
        backLabel={t("data.removeNo")}
        errors={refused?.errors}
      >
        <DeletionText givesUpPlace={page.givesUpPlace} />
      </ConfirmForm>
    </PageFrame>
  );
}
