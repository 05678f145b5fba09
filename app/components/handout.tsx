import { useWords } from "~/app/i18n/use-words";
import { employerTitle } from "./employer-lines";
import type { OpeningGroup } from "./event-openings-page";
import type { EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { inLanguage } from "./in-language";
import { payInWords } from "./pay";
import { type PlaceView, placeWords } from "./place-lines";

export interface HandoutView {
  event: EventMention;
  place: PlaceView | null;
  /** Every employer that is there, by table; those without openings too. */
  groups: readonly OpeningGroup[];
  openingsLocale: string;
  textHref: string;
}

/** An event's employers and openings on one sheet: two columns in print, one list for whoever has it read out. */
export function Handout({ view }: { view: HandoutView }) {
  const t = useWords();
  const { event, place } = view;
  return (
    <>
      <header className="handout-head">
        <h1 {...inLanguage(event.textLocale, t.locale)}>{event.title}</h1>
        <p>
          <EventWhen
            startsAt={event.startsAt}
            endsAt={event.endsAt}
            timeZone={event.timeZone}
            locale={t.locale}
          />
        </p>
        {place && <p>{placeWords(place)}</p>}
      </header>
      <ol className="handout">
        {view.groups.map((group) => (
          <li key={group.employer.id}>
            <HandoutEmployer group={group} language={view.openingsLocale} />
          </li>
        ))}
      </ol>
      <p className="no-print">
        <a href={view.textHref}>{t("jobs.plainText")}</a> ·{" "}
        <a href={event.links.page}>{t("jobs.aboutEvent")}</a>
      </p>
    </>
  );
}

function HandoutEmployer({ group, language }: { group: OpeningGroup; language: string }) {
  const t = useWords();
  const written = inLanguage(language, t.locale);
  return (
    <>
      <h2 className="handout-employer">{employerTitle(group.employer, t)}</h2>
      {group.openings.length === 0 ? (
        <p>{t("jobs.noOpenings")}</p>
      ) : (
        <ul>
          {group.openings.map((opening) => (
            <li key={opening.id}>
              <span {...written}>{opening.title}</span>: {payInWords(opening, t)}
              {opening.noExperience && ` · ${t("job.noExperience")}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
