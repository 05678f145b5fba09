import type { Accommodation, AccommodationState } from "~/app/domain/accommodations/accommodation";
import type { ScanAnswer, ScanKind } from "~/app/domain/check-in/scan";
import type { ConsentAct, ConsentPurpose } from "~/app/domain/sharing/consent";
import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { accommodationKindWords } from "./accommodation-fields";
import { accommodationStateWords } from "./accommodation-list";
import { momentInWords } from "./event-when";
import { Section } from "./section";

interface ConsentView {
  purpose: ConsentPurpose;
  employerName: string | null;
  act: ConsentAct;
  at: Date;
}

interface ScanView {
  at: Date;
  kind: ScanKind;
  door: string | null;
  answer: Pick<ScanAnswer, "outcome"> | null;
}

/** What happened to a registration, each with its time. */
export interface DataEventsProps {
  accommodations: readonly (Accommodation & { state: AccommodationState })[];
  consents: readonly ConsentView[];
  asking: readonly { at: Date; employer: string }[];
  employerNotes: readonly { employer: string }[];
  scans: readonly ScanView[];
  /** Openings that they plan to visit. */
  plannedVisits: readonly { employerName: string; title: string; markedAt: Date }[];
  mails: readonly { createdAt: Date; sentAt: Date | null }[];
}

interface Told {
  held: DataEventsProps;
  zone: string;
  locale: string;
}

export function DataAccess({ held }: Pick<Told, "held">) {
  const t = useWords();
  const lines = held.accommodations.map(({ kind, text, state }) =>
    [t(accommodationKindWords[kind]), text, t(accommodationStateWords[state])].filter(Boolean).join(" · "),
  );
  return <Lines title={t("data.access")} lines={lines} none={t("data.accessNone")} />;
}

export function DataPlan({ held, zone, locale }: Told) {
  const t = useWords();
  const lines = held.plannedVisits.map(
    ({ employerName, title, markedAt }) =>
      `${momentInWords(markedAt, zone, locale)} · ${employerName}: ${title}`,
  );
  return <Lines title={t("data.plan")} lines={lines} none={t("data.planNone")} />;
}

export function DataConsents({ held, zone, locale }: Told) {
  const t = useWords();
  const momentOf = (at: Date) => momentInWords(at, zone, locale);
  const lines = [
    ...held.consents.map((consent) => consentWords(consent, momentOf(consent.at), t)),
    ...held.asking.map(({ at, employer }) => t("data.asking", { moment: momentOf(at), employer })),
    ...held.employerNotes.map(({ employer }) => t("data.note", { employer })),
  ];
  return <Lines title={t("data.shares")} lines={lines} none={t("data.sharesNone")} />;
}

function consentWords({ purpose, employerName, act }: ConsentView, moment: string, t: Words): string {
  const isGiven = act === "given";
  if (purpose === "outcomes") {
    return isGiven ? t("data.gaveLater", { moment }) : t("data.tookBackLater", { moment });
  }
  const values = { moment, employer: employerName ?? "" };
  if (purpose === "employer-name") {
    return isGiven ? t("data.gaveName", values) : t("data.tookBackName", values);
  }
  return isGiven ? t("data.gave", values) : t("data.tookBack", values);
}

/** To what texts somebody agreed, and when they ended them. */
export interface TextConsentView {
  givenAt: Date;
  endedAt: Date | null;
}

export function DataTexts({
  held,
  zone,
  locale,
}: Omit<Told, "held"> & { held: { textMessages: readonly TextConsentView[] } }) {
  const t = useWords();
  const momentOf = (at: Date) => momentInWords(at, zone, locale);
  const lines = held.textMessages.flatMap(({ givenAt, endedAt }) => [
    t("data.gaveTexts", { moment: momentOf(givenAt) }),
    ...(endedAt === null ? [] : [t("data.tookBackTexts", { moment: momentOf(endedAt) })]),
  ]);
  return <Lines title={t("data.shares")} lines={lines} none={t("data.sharesNone")} />;
}

export function DataScans({ held, zone, locale }: Told) {
  const t = useWords();
  const lines = held.scans.map((scan) =>
    [scanWords(scan, momentInWords(scan.at, zone, locale), t), scan.door].filter(Boolean).join(" · "),
  );
  return <Lines title={t("data.door")} lines={lines} none={t("data.doorNone")} />;
}

function scanWords({ kind, answer }: ScanView, moment: string, t: Words): string {
  if (kind === "undo") return t("data.undone", { moment });
  if (answer?.outcome === "left") return t("data.left", { moment });
  return answer?.outcome === "admitted" ? t("data.cameIn", { moment }) : t("data.refused", { moment });
}

export function DataMails({
  held,
  zone,
  locale,
}: Omit<Told, "held"> & { held: Pick<DataEventsProps, "mails"> }) {
  const t = useWords();
  const lines = held.mails.map(({ createdAt, sentAt }) =>
    sentAt === null
      ? t("data.mailKept", { moment: momentInWords(createdAt, zone, locale) })
      : t("data.mailSent", { moment: momentInWords(sentAt, zone, locale) }),
  );
  return <Lines title={t("data.mails")} lines={lines} none={t("data.mailsNone")} />;
}

/** Lines may be alike: they are told apart by their place. */
function Lines({ title, lines, none }: { title: string; lines: readonly string[]; none: string }) {
  const keyed = lines.map((line, place) => ({ key: `${place} ${line}`, line }));
  return (
    <Section title={title}>
      {keyed.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul>
          {keyed.map(({ key, line }) => (
            <li key={key}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
