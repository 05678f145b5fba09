import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { sendLostTickets } from "~/app/commands/send-lost-tickets.server";
import { LostTicketForm } from "~/app/components/lost-ticket-form";
import { PageFrame } from "~/app/components/page-frame";
import { inEvenTime } from "~/app/http/even-time.server";
import { email } from "~/app/http/fields";
import type { FormAgain } from "~/app/http/form-again.server";
import { localeOf } from "~/app/http/locale.server";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf } from "~/app/http/refusals";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }, { name: "robots", content: "noindex" }];

/** Retry-After, where the action gives one. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

const lostTicketForm = z.strictObject({ email });

export function loader({ context, params }: LoaderFunctionArgs) {
  const { center } = context;
  const { locale, prefix, t } = localeOf(center, params.locale);
  return {
    ...{ locale, prefix, title: t("lost.pageTitle", { center: center.name }) },
    centerName: center.name,
    contact: center.settings.contactEmail,
  };
}

/** Answers alike whether the address is known: only who reads its mail learns of it. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, clientAddress } = context;
  const { prefix, t } = localeOf(center, params.locale);
  const form = await parseForm(request, lostTicketForm, t);
  if (!form.ok) return data<FormAgain>({ errors: form.errors, values: form.values }, 422);
  const asked = await inEvenTime(
    sendLostTickets(services, { center, clientAddress, email: form.value.email }),
  );
  if (asked.outcome === "asked") return redirect(`${prefix}/lost-ticket/sent`, 303);
  return data<FormAgain>(
    { errors: { form: messageOf("too-many-requests", t) }, values: form.values },
    { status: 429, headers: { "Retry-After": String(asked.retryAfterSeconds) } },
  );
}

export default function LostTicket() {
  const { prefix, contact, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName} homeHref={`${prefix}/`} privacyHref={`${prefix}/privacy`}>
      <LostTicketForm contact={contact} errors={again?.errors} values={again?.values} />
    </PageFrame>
  );
}
