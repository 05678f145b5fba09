import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmbedFrame } from "~/app/components/embed-frame";
import { EventSummary } from "~/app/components/event-summary";
import { chosenLanguage } from "~/app/http/language.server";
import { eventView, findPublicEvent } from "~/app/http/public-event.server";
import { useWords } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined
    ? []
    : [
        { title: `${data.event.title} - ${data.centerName}` },
        { name: "robots", content: "noindex" },
        { tagName: "link", rel: "canonical", href: data.url },
      ];

/** For an iframe in the library's own site: no form, no cookie, and every link opens beside that site. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await findPublicEvent(context, { slug: params.slug, locale: chosenLanguage(request) });
  return {
    event: eventView(context, found, null),
    locale: found.locale,
    centerName: context.center.name,
    url: found.url,
  };
}

export default function EmbeddedEvent() {
  const { event, centerName } = useLoaderData<typeof loader>();
  const t = useWords();
  return (
    <EmbedFrame>
      <EventSummary event={event} isEmbedded />
      <p>
        <a href={event.links.page} target="_blank" rel="noopener">
          {t("event.readMore", { center: centerName })}
          <span className="visually-hidden"> {t("frame.newTab")}</span>
        </a>
      </p>
    </EmbedFrame>
  );
}
