import { givesTickets } from "~/app/domain/events/phase";
import { useWords } from "~/app/i18n/use-words";
import { EventHead } from "./event-head";
import type { PublicEventView } from "./event-view";
import { EventWhen, momentInWords } from "./event-when";
import { PhaseNotice } from "./phase-notice";
import { PlaceLines } from "./place-lines";

/** Date, title, hours and place, with the one button or why there is none. `isEmbedded` opens pages beside another site. */
export function EventSummary({ event, isEmbedded }: { event: PublicEventView; isEmbedded?: boolean }) {
  const { startsAt, endsAt, timeZone, locale, phase, place, links } = event;
  const target = isEmbedded ? "_blank" : undefined;
  return (
    <>
      <EventHead
        title={event.title}
        textLocale={event.textLocale}
        employerName={event.hostName}
        startsAt={startsAt}
        timeZone={timeZone}
        locale={locale}
        action={phase === "open" && <RegisterLink event={event} target={target} />}
      >
        <p>
          <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} withZone />
        </p>
        <PlaceLines place={place} />
      </EventHead>
      <PhaseNotice
        phase={phase}
        eventsHref={links.events}
        registrationHref={takesSomebody(event) ? links.registration : undefined}
        target={target}
      />
    </>
  );
}

/** A full event has a waitlist. The kept page of a live one cannot tell when its tickets end; the page it leads to can. */
const takesSomebody = (event: PublicEventView) => event.phase === "full" || givesTickets(event.phase, event);

function RegisterLink({ event, target }: { event: PublicEventView; target: "_blank" | undefined }) {
  const { links, registrationClosesAt, startsAt, timeZone, locale } = event;
  const t = useWords();
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
        {t("event.register")}
        {target && <span className="visually-hidden"> {t("frame.newTab")}</span>}
      </a>
      <span className="muted">
        {closesEarly
          ? t("event.closes", { time: momentInWords(registrationClosesAt, timeZone, locale) })
          : t("event.free")}
      </span>
    </>
  );
}
