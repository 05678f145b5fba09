import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { reviewLanguage } from "~/app/commands/review-language.server";
import { DoneNotice } from "~/app/components/done-notice";
import { LanguageReviewForm } from "~/app/components/language-review-form";
import { MessageTable } from "~/app/components/message-table";
import { PageHead } from "~/app/components/page-head";
import { digestOf, languageStandings, messagesOf } from "~/app/http/language-reviews.server";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.language.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "language.read");
  const { center } = context;
  const language = foundOr404(languageStandings(center).find(({ tag }) => tag === params.locale));
  return {
    language,
    messages: messagesOf(language.tag),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

/** Notes that the words as they stand were read, or takes that back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "language.review");
  const { services, center } = context;
  const { tag } = foundOr404(languageStandings(center).find((known) => known.tag === params.locale));
  const isRead = (await request.formData()).get("review") === "read";
  const review = { actor, centerId: center.id, locale: tag, digest: isRead ? digestOf(tag) : null };
  const noted = await reviewLanguage(services, review);
  if (noted.outcome === "refused") throw refusalPage(noted.reason);
  return redirect(`/staff/languages/${tag}?done=saved`, 303);
}

export default function Language() {
  const { language, messages, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title={language.name}
        lead="Read each text beside the English one. What stands in braces is filled in: a name, a number."
      />
      <LanguageReviewForm state={language.state} />
      <MessageTable messages={messages} locale={language.tag} />
    </>
  );
}
