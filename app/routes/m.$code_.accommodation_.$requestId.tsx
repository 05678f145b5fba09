import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeAccommodation } from "~/app/commands/change-accommodation.server";
import { ChangeAccommodation } from "~/app/components/accommodation-page";
import { PageFrame } from "~/app/components/page-frame";
import { accommodationForm } from "~/app/http/accommodation-form.server";
import { askedAccommodations } from "~/app/http/asked-accommodations.server";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const requestId = idOr404(params.requestId);
  const { asked, ...page } = await askedAccommodations(context, found);
  return {
    ...page,
    locale,
    title: t("access.changeTitle"),
    asked: foundOr404(asked.find(({ id }) => id === requestId)),
    href: `/m/${found.code}/accommodation`,
    centerName: context.center.name,
  };
}

/** Asks for something else instead. Staff look at it anew. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const requestId = idOr404(params.requestId);
  const form = await parseForm(request, accommodationForm, t);
  if (!form.ok) return notAccepted(form);
  const actor = patronActor(center.id, id);
  const of = { actor, centerId: center.id, registrationId: id, requestId };
  const result = await changeAccommodation(services, { ...of, accommodation: form.value });
  if (result.outcome === "changed") return redirect(`/m/${code}/accommodation?done=changed`, 303);
  return refusedInWords(result, form.values, t);
}

export default function ChangeRequest() {
  const { centerName, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <ChangeAccommodation {...page} errors={again?.errors} values={again?.values} />
    </PageFrame>
  );
}
