import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { previewPaperNight } from "~/app/commands/enter-paper-night.server";
import { PaperNightCheck } from "~/app/components/paper-night-check";
import { PaperNightForm } from "~/app/components/paper-night-form";
import type { PaperLineView } from "~/app/components/paper-night-lines";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { localOf } from "~/app/domain/time/zoned-time";
import { readPaperNight } from "~/app/http/paper-night.server";
import { type FormErrors, type FormValues, formErrors } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireEvent } from "~/app/http/staff-page.server";
import { listRoster } from "~/db/queries/roster";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `After a paper night: ${page?.head.title} - ${page?.centerName}` },
];

/** Names that a page of check boxes still serves. */
const mostNames = 600;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, eventId, of, head } = await requireEvent(context, request, params, "paper-night.enter");
  const { services, center } = context;
  const missing = (await listRoster(services.db, of)).filter(({ admittedAt }) => admittedAt === null);
  const people = missing.map(({ shortCode, name }) => ({ shortCode, name }));
  return {
    head,
    people: people.length > mostNames ? null : people,
    defaultClock: localOf(event.startsAt, event.zone).time,
    formKey: services.formKeys.issue(eventId, services.ids.uuid(), services.clock.now()),
    centerName: center.name,
  };
}

interface Checked {
  /** Null where the list could not be read. */
  lines: PaperLineView[] | null;
  errors: FormErrors;
  values: FormValues;
}

/** Reads the list and says what would become of it. Nothing is recorded. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { form } = await readPaperNight(context, request, params);
  const { values } = form;
  if (!form.ok) return data<Checked>({ lines: null, errors: form.errors, values }, form.status);
  const read = await previewPaperNight(context.services, form.night);
  if (read.outcome === "read") return data<Checked>({ lines: read.lines, errors: {}, values });
  const errors = formErrors(read.fields, messageOf(read.reason));
  return data<Checked>({ lines: null, errors, values }, statusOf(read.reason));
}

export default function PaperNight() {
  const { head, people, defaultClock, formKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const path = `/staff/events/${head.id}/paper-night`;
  const lines = again?.lines ?? null;
  return (
    <>
      <StaffEventHead event={head} current="paper-night" title="After a paper night" />
      {lines === null ? (
        <p className="prose">
          When the door went by the printed list, enter here who came. You see each line before it counts.
        </p>
      ) : (
        <PaperNightCheck lines={lines} zone={head.zone} values={again?.values ?? {}} action={path} />
      )}
      <PaperNightForm
        action={`${path}?index`}
        formKey={again?.values.formKey ?? formKey}
        defaultClock={defaultClock}
        people={people}
        errors={again?.errors}
        values={again?.values}
      />
    </>
  );
}
