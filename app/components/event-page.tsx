import { ContactText } from "./contact-text";
import { EventHead } from "./event-head";
import { EventWhen, momentInWords } from "./event-when";
import { OpeningsList, type OpeningView } from "./openings-list";
import { PhaseNotice, type PublicPhase } from "./phase-notice";
import { PlaceLines, type PlaceView } from "./place-lines";
import { Section } from "./section";

/** Addresses of public pages in the language of the page that they stand on. */
export interface PublicLinks {
  page: string;
  registration: string;
  calendar: string;
  events: string;
  home: string;
  privacy: string;
}

export interface PublicEventView {
  title: string;
  description: string;
  whatToBring: string | null;
  locale: string;
  phase: PublicPhase;
  hostName: string;
  startsAt: Date;
  endsAt: Date;
  registrationClosesAt: Date;
  timeZone: string;
  place: PlaceView | null;
  /** Whom to ask for help to take part: an address, a number or words. */
  accessContact: string;
  employers: readonly { id: string; name: string; website: string }[];
  openings: readonly OpeningView[];
  links: PublicLinks;
}

const words = {
  register: "Get a ticket",
  free: "It is free. You need no account.",
  closes: (at: string) => `Register by ${at}.`,
  where: "Where",
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
  const { locale, openings, place, links } = event;
  return (
    <>
      <EventSummary event={event} />
      <Section title={words.where}>
        <PlaceLines place={place} />
      </Section>
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

/** Date, title, hours and place, with the one button or why there is none. `isEmbedded` opens pages beside another site. */
export function EventSummary({ event, isEmbedded }: { event: PublicEventView; isEmbedded?: boolean }) {
  const { startsAt, endsAt, timeZone, locale, phase, place, links } = event;
  const target = isEmbedded ? "_blank" : undefined;
  return (
    <>
      <EventHead
        title={event.title}
        employerName={event.hostName}
        startsAt={startsAt}
        timeZone={timeZone}
        locale={locale}
        action={phase === "open" && <RegisterLink event={event} target={target} />}
      >
        <p>
          <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} withZone />
        </p>
        {place && (
          <p>
            {place.room}, {place.branch}
          </p>
        )}
      </EventHead>
      <PhaseNotice phase={phase} eventsHref={links.events} target={target} />
    </>
  );
}

function RegisterLink({ event, target }: { event: PublicEventView; target: "_blank" | undefined }) {
  const { links, registrationClosesAt, startsAt, timeZone, locale } = event;
  const closesEarly = registrationClosesAt < startsAt;
  return (
    <>
      <a
        className="button"
        data-kind="primary"
        data-size="large"
        href={links.registration}
        {...(target ? { target, rel: "noopener" } : {})}
      >
        {words.register}
      </a>
      <span className="muted">
        {closesEarly ? words.closes(momentInWords(registrationClosesAt, timeZone, locale)) : words.free}
      </span>
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
