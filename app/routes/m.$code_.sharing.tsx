import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { changeConsent } from "~/app/commands/change-consent.server";
import { PageFrame } from "~/app/components/page-frame";
import { SharingPage } from "~/app/components/sharing-page";
import { consentDone, consentForm } from "~/app/http/consent-form.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { sharingView } from "~/app/http/sharing-view.server";
import { queryOf } from "~/app/http/staff-page.server";
import { askingEmployers } from "~/app/http/table-visits.server";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  const [view, asking] = await Promise.all([sharingView(context, found), askingEmployers(context, found)]);
  return {
    ...{ locale, title: t("share.title"), view, asking, href: `/m/${found.code}` },
    sharingNumber: context.services.codes.sharingNumber({ ...found, registrationId: found.id }),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

/** The visitor agrees to one thing, or takes it back. The words were shown in the page's language. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const found = await requireManaged(context, request, params.code);
  const { locale } = ticketLanguage(context, request, found);
  const { id, code } = found;
  const form = await parseForm(request, consentForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const written = await changeConsent(services, {
    ...form.value,
    actor: patronActor(center.id, id),
    centerId: center.id,
    registrationId: id,
    hand: { how: "own-page", language: locale },
  });
  if (written.outcome === "refused") throw refusalPage(written.reason);
  return redirect(`/m/${code}/sharing?done=${consentDone(form.value)}`, 303);
}

export default function Sharing() {
  const { centerName, title: _title, ...page } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName}>
      <SharingPage {...page} />
    </PageFrame>
  );
}
