import { useWords } from "~/app/i18n/use-words";
import { ContactText } from "./contact-text";
import { EventSummary } from "./event-summary";
import type { PublicEventView } from "./event-view";
import { inLanguage } from "./in-language";
import { OpeningsList } from "./openings-list";
import type { PublicPhase } from "./phase-notice";
import { Section } from "./section";

/** Everything the public is told of an event: when and where first, then who hires for what, then how to come. */
export function EventPage({ event }: { event: PublicEventView }) {
  const { openings, links } = event;
  const t = useWords();
  const written = inLanguage(event.textLocale, t.locale);
  return (
    <>
      <EventSummary event={event} />
      <Section title={t("event.hiring")}>
        <Employers employers={event.employers} />
        {event.employers.length > 1 && (
          <p>
            <a href={links.handout}>{t("jobs.handout")}</a>
          </p>
        )}
      </Section>
      {openings.length === 0 && event.openingCount > 0 && <ListedApart event={event} />}
      {openings.length > 0 && (
        <Section title={t("event.openings", { count: openings.length })}>
          <OpeningsList openings={openings} language={event.openingsLocale} />
        </Section>
      )}
      {event.description !== "" && (
        <Section title={t("event.about")}>
          <p className="keep-lines" {...written}>
            {event.description}
          </p>
        </Section>
      )}
      {event.whatToBring && (
        <Section title={t("event.bring")}>
          <p className="keep-lines" {...written}>
            {event.whatToBring}
          </p>
        </Section>
      )}
      <Section title={t("event.access")}>
        <p>
          {t("event.accessText")} <ContactText text={event.accessContact} />
        </p>
      </Section>
      {isAhead(event.phase) && (
        <Section title={t("event.calendar")}>
          <p>
            <a href={links.calendar}>{t("event.calendarLink")}</a>
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
    </Section>
  );
}

function Employers({ employers }: Pick<PublicEventView, "employers">) {
  const [only] = employers;
  if (employers.length === 1 && only) return <Employer {...only} />;
  return (
    <ul className="employers">
      {employers.map((employer) => (
        <li key={employer.id}>
          <EmployerLine employer={employer} />
        </li>
      ))}
    </ul>
  );
}

/** One of many: the table where it is met, its name and how many openings it has. */
function EmployerLine({ employer }: { employer: PublicEventView["employers"][number] }) {
  const t = useWords();
  const { name, tableNo, openingCount } = employer;
  return (
    <>
      {tableNo !== null && `${t("jobs.table", { number: tableNo })} · `}
      <bdi>{name}</bdi>
      {openingCount > 0 && ` · ${t("job.openings", { count: openingCount })}`}
    </>
  );
}

function Employer({ name, website }: PublicEventView["employers"][number]) {
  return (
    <p>
      <bdi>{name}</bdi>
      {/^https?:\/\//i.test(website) && (
        <>
          <br />
          <a href={website} rel="noopener" dir="ltr">
            {website.replace(/^https?:\/\/(?:www\.)?|\/$/gi, "")}
          </a>
        </>
      )}
    </p>
  );
}

const isAhead = (phase: PublicPhase) => phase !== "past" && phase !== "cancelled";
