import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { forgetAppointment } from "~/app/commands/change-appointment.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PageFrame } from "~/app/components/page-frame";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { refusedInWords } from "~/app/http/form-again.server";
import { patronActor } from "~/app/http/manage-link.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { locale, href, t } = await requireAppointment(context, request, params.code);
  return { locale, href: `${href}/data`, title: t("data.removeTitle"), centerName: context.center.name };
}

/** Deletes everything. The link ends with it: a second post finds that it was done. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { appointment, href, t } = await requireAppointment(context, request, params.code);
  const actor = patronActor(center.id, appointment.id);
  const forgotten = await forgetAppointment(services, { actor, center, bookingId: appointment.id });
  if (forgotten.outcome === "refused") return refusedInWords(forgotten, {}, t);
  return redirect(href, 303);
}

export default function Deletion() {
  const { centerName, href } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <ConfirmForm
        title={t("data.removeTitle")}
        confirmLabel={t("data.removeYes")}
        backHref={href}
        backLabel={t("data.removeNo")}
        errors={refused?.errors}
      >
        <p>{t("appointment.removeText")}</p>
        <p>{t("data.removeOver")}</p>
      </ConfirmForm>
    </PageFrame>
  );
}
