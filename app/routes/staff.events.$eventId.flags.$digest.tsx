import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { decideFlag } from "~/app/commands/decide-flag.server";
import { FlagDecisionForm } from "~/app/components/flag-decision-form";
import { FlagFacts, FlagHistory } from "~/app/components/flag-list";
import { flagWords } from "~/app/components/flag-words";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { flagForm, requireFlag } from "~/app/http/flag-views.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";

const operation = "flag.decide";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && flagWords[data.flag.kind].title}: ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { flag, head, threadHref } = await requireFlag(context, request, params, operation);
  const key = postKey(request, context.services.ids);
  return { flag, head, threadHref, key, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, flag } = await requireFlag(context, request, params, operation);
  const form = await parseForm(request, flagForm);
  if (!form.ok) return notAccepted(form);
  const { kind, digest } = flag;
  const decisionId = postKey(request, context.services.ids);
  const of = { actor, eventId, decisionId, kind, digest };
  const decided = await decideFlag(context.services, { ...of, ...form.value });
  if (decided.outcome === "refused") return refusedForm(decided, form.values);
  return redirect(`/staff/events/${eventId}?done=flag-decided#openings`, 303);
}

export default function Flag() {
  const { flag, head, threadHref, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={`${flagWords[flag.kind].title}: ${flag.about}`}
        lead={<a href={`/staff/events/${head.id}`}>{head.title}</a>}
      />
      <FlagFacts flag={flag} />
      <p>
        <a href={threadHref}>Write to the employer</a>
      </p>
      <FlagDecisionForm
        action={`/staff/events/${head.id}/flags/${flag.digest}?key=${key}`}
        eventId={head.id}
        seen={flag.decisions.length}
        errors={again?.errors}
        values={again?.values}
      />
      {flag.decisions.length > 0 && (
        <Section title="Decided before">
          <FlagHistory flag={flag} zone={head.zone} />
        </Section>
      )}
    </>
  );
}
