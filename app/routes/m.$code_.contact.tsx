import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeContact } from "~/app/commands/change-contact.server";
import { limitRegistrationForm } from "~/app/commands/count-attempt.server";
import { ContactForm } from "~/app/components/contact-form";
import { PageFrame } from "~/app/components/page-frame";
import { contactForm, contactValues } from "~/app/http/contact-form.server";
import { notAccepted, refusedInWords } from "~/app/http/form-again.server";
import { ticketLanguage } from "~/app/http/language.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { messageOf } from "~/app/http/refusals";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  const { locale, t } = ticketLanguage(context, request, found);
  return {
    locale,
    title: t("contact.title"),
    href: `/m/${found.code}`,
    values: await contactValues(context, found),
    centerName: context.center.name,
  };
}

/** Changes how the holder is reached and in which language; the ticket stays good. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, clientAddress } = context;
  const found = await requireManaged(context, request, params.code);
  const { t } = ticketLanguage(context, request, found);
  const form = await parseForm(request, contactForm, t);
  if (!form.ok) return notAccepted(form);
  const limit = await limitRegistrationForm(services, center, clientAddress);
  if (limit.outcome === "limited") {
    return data({ errors: { form: messageOf("too-many-requests", t) }, values: form.values }, 429);
  }
  const change = { actor: patronActor(center.id, found.id), center, registrationId: found.id };
  const result = await changeContact(services, { ...change, contact: form.value });
  if (result.outcome === "changed") return redirect(`/m/${found.code}`, 303);
  return refusedInWords(result, form.values, t);
}

export default function ChangeContact() {
  const { href, values, centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName}>
      <ContactForm href={href} errors={again?.errors} values={again?.values ?? values} />
    </PageFrame>
  );
}
