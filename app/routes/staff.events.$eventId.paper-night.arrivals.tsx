import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { enterPaperNight } from "~/app/commands/enter-paper-night.server";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { PaperNightDone } from "~/app/components/paper-night-done";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { readPaperNight } from "~/app/http/paper-night.server";
import { formErrors } from "~/app/http/parse-form.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireEvent } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Arrivals from paper: ${page?.head.title} - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { head } = await requireEvent(context, request, params, "paper-night.enter");
  return { head, centerName: context.center.name };
}

/**
 * Records the list. Its answer is the result itself: a reload posts the same list again, which records nothing twice
 * and shows the same.
 */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { form } = await readPaperNight(context, request, params);
  if (!form.ok) return data({ errors: form.errors, lines: [] }, form.status);
  const entered = await enterPaperNight(context.services, form.night);
  if (entered.outcome === "read") return data({ errors: {}, lines: entered.lines });
  const errors = formErrors(entered.fields, messageOf(entered.reason));
  return data({ errors, lines: [] }, statusOf(entered.reason));
}

export default function PaperNightArrivals() {
  const { head } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const listHref = `/staff/events/${head.id}/paper-night`;
  return (
    <>
      <StaffEventHead event={head} current="paper-night" title="After a paper night" />
      {result === undefined ? (
        <EmptyState
          title="No list was entered here yet"
          action={<ButtonLink href={listHref}>Enter a list</ButtonLink>}
        />
      ) : (
        <PaperNightDone {...result} zone={head.zone} listHref={listHref} />
      )}
    </>
  );
}
