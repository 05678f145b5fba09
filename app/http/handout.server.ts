import { employerTitle } from "~/app/components/employer-lines";
import type { OpeningGroup } from "~/app/components/event-openings-page";
import type { HandoutView } from "~/app/components/handout";
import { payInWords } from "~/app/components/pay";
import { placeWords } from "~/app/components/place-lines";
import { whenWords } from "~/app/domain/time/wording";
import type { Words } from "~/app/i18n/speak";
import type { RequestContext } from "./context.server";
import { eventMention, openingViews, type PublicEvent, placeOf } from "./public-event.server";

type Context = Pick<RequestContext, "services" | "center">;

/** The employers of an event with the openings that are open, by table. No byte of it depends on the visitor. */
export function handoutView({ services, center }: Context, found: PublicEvent): HandoutView {
  const { event } = found;
  const open = openingViews(event, services.clock.now()).filter(({ isClosed }) => !isClosed);
  const mention = eventMention(found);
  return {
    event: mention,
    place: placeOf(event),
    groups: event.employers.map(({ id, legalName, website, tableNo }) => ({
      employer: { id, name: legalName, website, tableNo },
      openings: open.filter(({ employerId }) => employerId === id),
    })),
    openingsLocale: center.locale,
    textHref: `${mention.links.handout}.txt`,
    openingsUrl: `${found.url}/openings`,
  };
}

/** The same as plain text, for whoever reads it by ear or sends it on. */
export function handoutText(context: Context, found: PublicEvent): string {
  const { event, place, groups } = handoutView(context, found);
  const head = [
    event.title,
    whenWords(event.startsAt, event.endsAt, event.timeZone, found.locale),
    ...(place ? [placeWords(place)] : []),
  ];
  return `${[head.join("\n"), ...groups.map((group) => employerText(group, found.t))].join("\n\n")}\n`;
}

const employerText = ({ employer, openings }: OpeningGroup, t: Words) =>
  [
    employerTitle(employer, t),
    ...(openings.length === 0 ? [t("jobs.noOpenings")] : []),
    ...openings.map(
      (opening) =>
        `- ${opening.title}: ${payInWords(opening, t)}${opening.noExperience ? ` · ${t("job.noExperience")}` : ""}`,
    ),
  ].join("\n");
