import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { moveAppointment } from "~/app/commands/change-appointment.server";
import { AppointmentTimes } from "~/app/components/appointment-times";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { moveForm } from "~/app/http/appointment-form.server";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { timesView } from "~/app/http/appointment-times.server";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { patronActor } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { useWords } from "~/app/i18n/use-words";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { center } = context;
  const { href, locale, t } = await requireAppointment(context, request, params.code);
  return {
    ...{ href, locale, title: t("appointment.move") },
    view: await timesView(context, request),
    contact: center.settings.contactEmail,
    centerName: center.name,
  };
}

/** Moves the appointment by one tap; who had the time a moment before keeps it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { appointment, href, t } = await requireAppointment(context, request, params.code);
  const form = await parseForm(request, moveForm, t);
  if (!form.ok) return notAccepted(form);
  const actor = patronActor(center.id, appointment.id);
  const of = { actor, center, bookingId: appointment.id, slotId: form.value.slotId };
  const moved = await moveAppointment(services, of);
  if (moved.outcome === "refused") return refusedInWords(moved, {}, t);
  return redirect(`${href}?done=moved`, 303);
}

export default function MoveAppointment() {
  const { view, href, locale, contact, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const t = useWords();
  return (
    <PageFrame centerName={centerName}>
      <ErrorSummary errors={again?.errors} />
      <PageHead title={t("appointment.move")} lead={t("appointment.moveLead")} />
      <AppointmentTimes {...{ view, contact, locale }} base={`${href}/time`}>
        {({ id, counselor }, words, time) => (
          <form method="post" action={`${href}/time`}>
            <Button
              kind="secondary"
              name="slotId"
              value={id}
              label={t("appointment.moveAt", { time, counselor })}
            >
              {words}
            </Button>
          </form>
        )}
      </AppointmentTimes>
      <div className="actions">
        <ButtonLink kind="quiet" href={href}>
          {t("appointment.back")}
        </ButtonLink>
      </div>
    </PageFrame>
  );
}
