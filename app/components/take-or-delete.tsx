import type { ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import { ButtonLink } from "./button";
import { Section } from "./section";

interface TakeOrDeleteProps {
  /** The visitor's own page, of a ticket or an appointment. */
  href: string;
  /** What the file holds beyond the page. */
  children?: ReactNode;
}

/** The file of all that is held of somebody, and the way to delete it. */
export function TakeOrDelete({ href, children }: TakeOrDeleteProps) {
  const t = useWords();
  return (
    <>
      <Section title={t("data.download")}>
        {children}
        <p>
          <ButtonLink kind="secondary" href={`${href}/data.json`} download>
            {t("data.download")}
          </ButtonLink>
        </p>
        <p className="muted">{t("data.downloadHint")}</p>
      </Section>
      <Section title={t("data.remove")}>
        <p>{t("data.removeText")}</p>
        <p>
          <ButtonLink kind="danger" href={`${href}/data/deletion`}>
            {t("data.remove")}
          </ButtonLink>
        </p>
      </Section>
    </>
  );
}
