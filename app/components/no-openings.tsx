import { useWords } from "~/app/i18n/use-words";
import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";

export interface NoOpeningsProps {
  /** Something was searched for. */
  isNarrowed: boolean;
  /** Set on a page after the first. */
  firstHref: string | undefined;
  /** All openings. */
  allHref: string;
  /** What to say where there are none at all. */
  title: string;
  text: string;
}

/** Stands where a list of openings is empty: why, and where to go on. */
export function NoOpenings({ isNarrowed, firstHref, allHref, title, text }: NoOpeningsProps) {
  const t = useWords();
  const all = <ButtonLink href={allHref}>{t("jobs.all")}</ButtonLink>;
  if (isNarrowed) {
    return (
      <EmptyState title={t("jobs.noneFound")} action={all}>
        {t("jobs.noneFoundText")}
      </EmptyState>
    );
  }
  if (firstHref) return <EmptyState title={t("jobs.noMore")} action={all} />;
  return <EmptyState title={title}>{text}</EmptyState>;
}
