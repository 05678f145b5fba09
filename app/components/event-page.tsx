import { isLongList } from "~/app/domain/openings/listing";
import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import { EventEmployers, isOfLines, isOfOne } from "./event-employers";
import { EventSummary } from "./event-summary";
import type { PublicEventView } from "./event-view";
import { FloorPlan } from "./floor-plan";
import { inLanguage } from "./in-language";
import { OpeningsList } from "./openings-list";
import type { PublicPhase } from "./phase-notice";
import { ReadinessList } from "./readiness-list";
import { Section } from "./section";

/**
 * Everything the public is told of an event: when and where first, then who hires for what, then how to come. Where
 * very many hire, their list stands below what everybody has to know, with a way down to it.
 */
export function EventPage({ event }: { event: PublicEventView }) {
  const isLong = isLongList(event.employers);
  return (
    <>
      <EventSummary event={event} />
      {event.openings.length === 0 && event.openingCount > 0 && <ListedApart event={event} />}
      {!isLong && <WhoHires event={event} />}
      <HowToCome event={event} />
      {isLong && <WhoHires event={event} />}
    </>
  );
}

function WhoHires({ event }: { event: PublicEventView }) {
  const { openings, links, plan } = event;
  const t = useWords();
  return (
    <>
      <Section title={t("event.hiring")} id="hiring">
        <EventEmployers event={event} />
        {event.employers.length > 1 && (
          <p>
            <a href={links.handout}>{t("jobs.handout")}</a>
          </p>
        )}
      </Section>
      {isOfOne(event) && openings.length > 0 && (
        <Section title={t("event.openings", { count: openings.length })}>
          <OpeningsList openings={openings} language={event.openingsLocale} />
        </Section>
      )}
      {plan && (
        <Section title={t("event.plan")}>
          <FloorPlan plan={isOfLines(event) ? { ...plan, employers: [] } : plan} />
          <p className="no-print">
            <a href={`${links.page}/floor-plan`}>{t("event.planAlone")}</a>
          </p>
        </Section>
      )}
    </>
  );
}

function HowToCome({ event }: { event: PublicEventView }) {
  const t = useWords();
  return (
    <>
      {event.hasInterviews && isAhead(event.phase) && (
        <Section title={t("interview.title")} id="interviews">
          <p>{t("interview.public")}</p>
        </Section>
      )}
      {event.description !== "" && (
        <Section title={t("event.about")}>
          <p className="keep-lines" {...inLanguage(event.textLocale, t.locale)}>
            {event.description}
          </p>
        </Section>
      )}
      {event.whatToBring && (
        <Section title={t("event.bring")}>
          <p className="keep-lines" {...inLanguage(event.bringLocale, t.locale)}>
            {event.whatToBring}
          </p>
        </Section>
      )}
      {isAhead(event.phase) && <ReadinessList steps={event.readiness} />}
      <Section title={t("event.access")}>
        <p>
          {t("event.accessText")} <ContactText text={event.accessContact} />
        </p>
      </Section>
      {isAhead(event.phase) && (
        <Section title={t("event.calendar")}>
          <p>
            <a href={event.links.calendar}>{t("event.calendarLink")}</a>
          </p>
        </Section>
      )}
    </>
  );
}

/** Too many openings for this page: they have one with a search. */
function ListedApart({ event }: { event: PublicEventView }) {
  const t = useWords();
  return (
    <Section title={t("event.openings", { count: event.openingCount })}>
      <p>
        <a href={event.links.openings}>{t("jobs.seeAll", { count: event.openingCount })}</a>
      </p>
      <p>{t("jobs.seeAllText")}</p>
      {isLongList(event.employers) && (
        <p>
          {t("event.hiring")}: <a href="#hiring">{t("event.employers", { count: event.employers.length })}</a>
        </p>
      )}
    </Section>
  );
}

const isAhead = (phase: PublicPhase) => phase !== "past" && phase !== "cancelled";
