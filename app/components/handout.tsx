import { handoutForm } from "~/app/domain/openings/handout";
import { useWords } from "~/app/i18n/use-words";
import { employerTitle } from "./employer-lines";
import type { OpeningGroup } from "./event-openings-page";
import type { EventMention } from "./event-view";
import { EventWhen } from "./event-when";
import { HandoutParagraph } from "./handout-paragraph";
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
  /** Where all openings are, as somebody types it off the paper. */
  openingsUrl: string;
}

/**
 * An event's employers and openings on one sheet: columns in print, one list for whoever has it read out. At a large fair
 * each employer is a paragraph, since a line for each opening would take four sheets.
 */
export function Handout({ view }: { view: HandoutView }) {
  const t = useWords();
  const { event, place, groups } = view;
  const form = handoutForm(groups);
  const hasEasy = groups.some(({ openings }) => openings.some(({ noExperience }) => noExperience));
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
        {form === "dense" && (
          <>
            {hasEasy && <p>* {t("job.noExperience")}</p>}
            <p>{t("jobs.wholeAt", { address: view.openingsUrl })}</p>
          </>
        )}
      </header>
      <ol className="handout" data-form={form}>
        {groups.map((group) => (
          <li key={group.employer.id}>
            <h2 className="handout-employer">{employerTitle(group.employer, t)}</h2>{" "}
            {group.openings.length === 0 ? (
              <p>{t("jobs.noOpenings")}</p>
            ) : form === "dense" ? (
              <HandoutParagraph {...group} language={view.openingsLocale} employers={groups.length} />
            ) : (
              <HandoutList {...group} language={view.openingsLocale} />
            )}
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

function HandoutList({ openings, language }: Pick<OpeningGroup, "openings"> & { language: string }) {
  const t = useWords();
  const written = inLanguage(language, t.locale);
  return (
    <ul>
      {openings.map((opening) => (
        <li key={opening.id}>
          <span {...written}>{opening.title}</span>: {payInWords(opening, t)}
          {opening.noExperience && ` · ${t("job.noExperience")}`}
        </li>
      ))}
    </ul>
  );
}
