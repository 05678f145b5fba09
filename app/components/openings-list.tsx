import type { ReactNode } from "react";
import type { Opening } from "~/app/domain/events/openings";
import { languageName } from "~/app/domain/text/language-name";
import { dayWords } from "~/app/domain/time/wording";
import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { inLanguage } from "./in-language";
import { payInWords } from "./pay";
import { StatusBadge } from "./status-badge";

export interface OpeningView extends Opening {
  id: string;
  /** Its last day, or its event, is over. */
  isClosed?: boolean | undefined;
}

/** A calendar day has no zone: noon UTC is that day in UTC. */
const calendarDayWords = (date: string, locale: string) =>
  dayWords(new Date(`${date}T12:00:00Z`), "UTC", locale);

/** Few names of sign languages are known to browsers; the others' are. */
export const workLanguageName = (tag: string, t: Words) =>
  tag === "ase" ? t("job.signLanguage") : languageName(tag, t.locale);

interface OpeningTextsProps {
  opening: OpeningView;
  language?: string | undefined;
  isFolded?: boolean | undefined;
}

/** What an opening says in words, each with its label; nothing where it says none. */
export function OpeningTexts({ opening, language, isFolded = false }: OpeningTextsProps) {
  const t = useWords();
  const written = inLanguage(language, t.locale);
  const texts = [
    { label: t("job.client"), text: opening.clientName },
    { label: t("job.schedule"), text: opening.schedule, written },
    { label: t("job.worksite"), text: opening.worksite, written },
    { label: t("job.languages"), text: opening.languages.map((tag) => workLanguageName(tag, t)).join(", ") },
    { label: t("job.duties"), text: opening.duties, written },
    { label: t("job.qualifications"), text: opening.minimumQualifications, written },
    { label: t("job.howToApply"), text: opening.howToApply, written },
    { label: t("job.closesOn"), text: opening.closesOn && calendarDayWords(opening.closesOn, t.locale) },
  ].filter(({ text }) => text);
  if (texts.length === 0) return null;
  const facts = (
    <dl className="facts">
      {texts.map(({ label, text, written: own }) => [
        <dt key={`${label}-label`}>{label}</dt>,
        <dd key={label} className="keep-lines" {...own}>
          {text}
        </dd>,
      ])}
    </dl>
  );
  if (!isFolded) return facts;
  return (
    <details>
      <summary>{t("job.more")}</summary>
      {facts}
    </details>
  );
}

/** "Full time · 3 to hire · Night shift · No experience needed": it breaks between them alone. */
export function openingLine(opening: OpeningView, t: Words): string {
  return [
    t(`job.${opening.employmentType}`),
    t("job.toHire", { count: opening.vacancies }),
    ...opening.shifts.map((shift) => t(`job.shift-${shift}`)),
    opening.noExperience ? t("job.noExperience") : undefined,
    opening.remote ? t("job.remote") : undefined,
  ]
    .flatMap((part) => part?.replaceAll(" ", "\u00a0") ?? [])
    .join(" · ");
}

/** How much of an opening's texts stands in a list: all, all behind a line that opens them, or nothing. */
export type ShownTexts = "open" | "folded" | "none";

export interface OpeningItemProps {
  opening: OpeningView;
  /** The language that it is written in, where it may not be the page's. */
  language?: string | undefined;
  /** Who hires, and where they are met. */
  children?: ReactNode;
  /** All, unless said otherwise. */
  texts?: ShownTexts | undefined;
  /** How deep its title stands in the page. */
  level?: "h2" | "h3" | "h4" | undefined;
  /** What stands under it, for staff. */
  footer?: ReactNode;
}

/** One opening of a list: pay in the first line, then what it is in one, then its texts. */
export function OpeningItem(props: OpeningItemProps) {
  const { opening, language, children, texts = "open", level: Title = "h3" } = props;
  const t = useWords();
  return (
    <li className="opening" id={`opening-${opening.id}`}>
      <div className="opening-head">
        <Title className="opening-title" {...inLanguage(language, t.locale)}>
          {opening.title}
        </Title>
        <p className="opening-pay">{payInWords(opening, t)}</p>
      </div>
      {opening.isClosed && (
        <p>
          <StatusBadge word={t("job.closed")} shape="clock" tone="quiet" />
        </p>
      )}
      {children}
      <p>{openingLine(opening, t)}</p>
      {texts !== "none" && (
        <OpeningTexts opening={opening} language={language} isFolded={texts === "folded"} />
      )}
      {props.footer}
    </li>
  );
}

export interface OpeningsListProps {
  openings: readonly OpeningView[];
  /** The language that they are in, where it may not be the page's. */
  language?: string | undefined;
  level?: "h2" | "h3" | "h4" | undefined;
  texts?: ShownTexts | undefined;
  /** What stands under an opening, for staff. */
  beside?: ((opening: OpeningView) => ReactNode) | undefined;
}

/** The openings of an event, or of one employer there. */
export function OpeningsList({ openings, language, level, texts, beside }: OpeningsListProps) {
  return (
    <ul className="openings">
      {openings.map((opening) => (
        <OpeningItem
          key={opening.id}
          opening={opening}
          language={language}
          level={level}
          texts={texts}
          footer={beside?.(opening)}
        />
      ))}
    </ul>
  );
}
