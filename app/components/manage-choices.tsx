import type { ReactNode } from "react";
import { useWords } from "~/app/i18n/use-words";
import type { ManageView } from "./manage-page";
import { Section } from "./section";

interface Choice {
  page: string;
  label: string;
  /** What stands now. */
  now?: ReactNode;
}

/** What the holder can change of a place that stands, and see of themselves: one line each. */
export function ManageChoices({ view }: { view: ManageView }) {
  const t = useWords();
  const { href, name, ticket } = view;
  const { people } = ticket;
  const party = people === 1 ? t("manage.partyOne") : t("manage.partyMany", { count: people });
  const ofPlace: Choice[] = [
    { page: "contact", label: t("contact.change") },
    { page: "party", label: t("manage.resize"), now: party },
    { page: "accommodation", label: t("access.link") },
  ];
  const ofPerson: Choice[] = [
    { page: "sharing", label: t("share.link") },
    { page: "data", label: t("data.title") },
  ];
  const rename = { page: "name", label: t("manage.rename"), now: <bdi>{name}</bdi> };
  const choices = [
    ...(ticket.state === "valid" && name !== null ? [rename] : []),
    ...(ticket.state === "valid" ? ofPlace : []),
    ...(name === null ? [] : ofPerson),
  ];
  if (choices.length === 0) return null;
  return (
    <Section title={t("manage.choices")}>
      <ul className="choices">
        {choices.map(({ page, label, now }) => (
          <li key={page}>
            <a href={`${href}/${page}`}>{label}</a>
            {now !== undefined && <span className="choices-now">{now}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
