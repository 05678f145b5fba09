import type { Accommodation, AccommodationState } from "~/app/domain/accommodations/accommodation";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { accommodationKindWords } from "./accommodation-fields";
import { Button } from "./button";
import { momentInWords } from "./event-when";
import { Notice } from "./notice";
import { Section } from "./section";

export interface AskedView extends Accommodation {
  id: string;
  askedAt: Date;
  state: AccommodationState;
  /** It came, or was changed, after the day to ask. */
  isLate: boolean;
}

/** Where a request stands, to whoever made it. */
export const accommodationStateWords: Record<AccommodationState, PlainKey> = {
  asked: "access.stateAsked",
  met: "access.stateMet",
  "not-met": "access.stateNotMet",
};

export interface AccommodationListProps {
  /** Where requests are changed: the page's address. */
  base: string;
  asked: readonly AskedView[];
  zone: string;
  locale: string;
  /** Whether they can still be changed. */
  isOpen: boolean;
}

/** What a visitor asked for, each with where it stands and what can be done about it. */
export function AccommodationList({ base, asked, zone, locale, isOpen }: AccommodationListProps) {
  const t = useWords();
  if (asked.length === 0) return null;
  return (
    <Section title={t("access.asked")}>
      <ul className="asked-list">
        {asked.map((request) => (
          <li key={request.id}>
            <h3>{t(accommodationKindWords[request.kind])}</h3>
            {request.text && <p className="keep-lines">{request.text}</p>}
            <p className="muted">
              {t("access.askedAt", { moment: momentInWords(request.askedAt, zone, locale) })}{" "}
              {t(accommodationStateWords[request.state])}
            </p>
            {request.isLate && <Notice>{t("access.wasLate")}</Notice>}
            {isOpen && <Actions href={`${base}/${request.id}`} what={request} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Actions({ href, what }: { href: string; what: Accommodation }) {
  const t = useWords();
  const name = t(accommodationKindWords[what.kind]);
  return (
    <form className="actions" method="post" action={`${href}/withdrawal`}>
      <a href={href} aria-label={`${t("access.change")}: ${name}`}>
        {t("access.change")}
      </a>
      <Button kind="quiet" label={`${t("access.withdraw")}: ${name}`}>
        {t("access.withdraw")}
      </Button>
    </form>
  );
}
