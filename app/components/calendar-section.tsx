import { useWords } from "~/app/i18n/use-words";
import { Section } from "./section";

export interface CalendarHrefs {
  google: string;
  outlook: string;
  /** The feed as a calendar on the device opens it. */
  subscription: string;
  /** The feed's address, which is a secret. */
  feed: string;
}

/** Ways into a calendar beside the file: pages of others that hold a copy, and a feed that follows the event. */
export function CalendarSection({ hrefs, fileHref }: { hrefs: CalendarHrefs; fileHref: string }) {
  const t = useWords();
  return (
    <Section title={t("follow.title")}>
      <p>{t("follow.moves")}</p>
      <ul>
        <li>
          <a href={hrefs.subscription}>{t("follow.apple")}</a>
        </li>
        <li>
          <a href={hrefs.google} rel="noreferrer">
            {t("follow.google")}
          </a>
        </li>
        <li>
          <a href={hrefs.outlook} rel="noreferrer">
            {t("follow.outlook")}
          </a>
        </li>
        <li>
          <a href={fileHref}>{t("follow.file")}</a>
        </li>
      </ul>
      <p>{t("follow.copy")}</p>
      <p className="break" dir="ltr">
        {hrefs.feed}
      </p>
    </Section>
  );
}
