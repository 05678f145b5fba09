import type { Whereabouts } from "~/app/domain/events/moved";
import { useWords } from "~/app/i18n/use-words";
import { EventWhen } from "./event-when";
import { Notice } from "./notice";

export interface MovedNoticeProps {
  now: Whereabouts;
  /** How it was when the holder registered. */
  before: Whereabouts;
  timeZone: string;
  locale: string;
}

/** Stands above a ticket whose event is no longer when or where it was. */
export function MovedNotice({ now, before, timeZone, locale }: MovedNoticeProps) {
  const t = useWords();
  const spoken = { timeZone, locale };
  return (
    <Notice kind="warning" title={t("ticket.moved")}>
      <dl className="facts">
        <dt>{t("ticket.now")}</dt>
        <dd>
          <Where {...now} {...spoken} />
        </dd>
        <dt>{t("ticket.was")}</dt>
        <dd>
          <Where {...before} {...spoken} />
        </dd>
      </dl>
    </Notice>
  );
}

function Where({ startsAt, endsAt, place, ...spoken }: Whereabouts & { timeZone: string; locale: string }) {
  const t = useWords();
  return (
    <>
      <EventWhen startsAt={startsAt} endsAt={endsAt} {...spoken} />
      <br />
      {place === null ? t("event.noPlace") : `${place.room}, ${place.branch}`}
    </>
  );
}
