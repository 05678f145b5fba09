import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { askAccommodation } from "~/app/commands/change-accommodation.server";
import { AccommodationPage } from "~/app/components/accommodation-page";
import { PageFrame } from "~/app/components/page-frame";
import { hasRoomForMore } from "~/app/domain/accommodations/change";
import { accommodationForm } from "~/app/http/accommodation-form.server";
import { askedAccommodations } from "~/app/http/asked-accommodations.server";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { queryOf } from "~/app/http/staff-page.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const page = await askedAccommodations(context, found);
  return {
    ...page,
    locale,
    title: t("access.title"),
    hasRoom: hasRoomForMore(page.asked.length),
    href: `/m/${found.code}`,
    postKey: postKey(request, context.services.ids),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

/** Asks for help to take part. What is asked for late is taken all the same. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const form = await parseForm(request, accommodationForm, t);
  if (!form.ok) return notAccepted(form);
  const result = await askAccommodation(services, {
    actor: patronActor(center.id, id),
    centerId: center.id,
    registrationId: id,
    requestId: postKey(request, services.ids),
    accommodation: form.value,
  });
  if (result.outcome === "changed") return redirect(`/m/${code}/accommodation?done=asked`, 303);
  return refusedInWords(result, form.values, t);
}

export default function Accommodation() {
  const { centerName, ...page } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <AccommodationPage {...page} errors={again?.errors} values={again?.values} />
    </PageFrame>
  );
}
