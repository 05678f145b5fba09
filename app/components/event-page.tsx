import { ContactText } from "./contact-text";
import { EventSummary } from "./event-summary";
import type { PublicEventView } from "./event-view";
import { OpeningsList } from "./openings-list";
import type { PublicPhase } from "./phase-notice";
import { Section } from "./section";

const words = {
  hiring: "Who is hiring",
  openings: (count: number) => (count === 1 ? "The opening" : `${count} openings`),
  about: "About this event",
  bring: "What to bring",
  access: "Help with access",
  accessText: "Tell us what you need to take part:",
  calendar: "Your calendar",
  calendarLink: "Add it to your calendar",
};

/** Everything the public is told of an event: when and where first, then who hires for what, then how to come. */
export function EventPage({ event }: { event: PublicEventView }) {
  const { locale, openings, links } = event;
  return (
    <>
      <EventSummary event={event} />
      <Section title={words.hiring}>
        <Employers employers={event.employers} />
      </Section>
      {openings.length > 0 && (
        <Section title={words.openings(openings.length)}>
          <OpeningsList openings={openings} locale={locale} />
        </Section>
      )}
      {event.description !== "" && (
        <Section title={words.about}>
          <p className="keep-lines">{event.description}</p>
        </Section>
      )}
      {event.whatToBring && (
        <Section title={words.bring}>
          <p className="keep-lines">{event.whatToBring}</p>
        </Section>
      )}
      <Section title={words.access}>
        <p>
          {words.accessText} <ContactText text={event.accessContact} />
        </p>
      </Section>
      {isAhead(event.phase) && (
        <Section title={words.calendar}>
          <p>
            <a href={links.calendar}>{words.calendarLink}</a>
          </p>
        </Section>
      )}
    </>
  );
}

function Employers({ employers }: Pick<PublicEventView, "employers">) {
  const [only] = employers;
  if (employers.length === 1 && only) return <Employer {...only} />;
  return (
    <ul>
      {employers.map((employer) => (
        <li key={employer.id}>
          <Employer {...employer} />
        </li>
      ))}
    </ul>
  );
}

function Employer({ name, website }: PublicEventView["employers"][number]) {
  return (
    <p>
      {name}
      {/^https?:\/\//i.test(website) && (
        <>
          <br />
          <a href={website} rel="noopener">
            {website.replace(/^https?:\/\/(?:www\.)?|\/$/gi, "")}
          </a>
        </>
      )}
    </p>
  );
}

const isAhead = (phase: PublicPhase) => phase !== "past" && phase !== "cancelled";
