import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { EventTextTable } from "~/app/components/event-text-table";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { canBeTranslated } from "~/app/domain/events/texts";
import { offeredBy } from "~/app/http/offered-languages.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { locales } from "~/app/i18n/locales";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Languages of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, text: main, head } = await requireEvent(context, request, params, "event.translate");
  const offered = offeredBy(context.center);
  const isWritten = (tag: string) => event.texts.some(({ locale }) => locale === tag);
  const texts = locales
    .filter(({ tag }) => tag !== main.locale && (offered.includes(tag) || isWritten(tag)))
    .map(({ tag, name }) => {
      const text = event.texts.find(({ locale }) => locale === tag);
      return {
        tag,
        name,
        title: text?.title ?? null,
        isReviewed: text !== undefined && text.reviewedAt !== null,
      };
    });
  return {
    head,
    texts,
    canChange: canBeTranslated(event.status),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function EventTexts() {
  const { head, texts, canChange, done } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead event={head} current="texts" title="This event in other languages" />
      <p>
        Pages, mails and calendars speak each reader&rsquo;s language by themselves. What you wrote about this
        event they show as it is, unless you write it here too.
      </p>
      <EventTextTable eventId={head.id} texts={texts} canChange={canChange} />
    </>
  );
}
