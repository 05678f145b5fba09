import { DescriptionList } from "./description-list";
import { sizeInWords } from "./employer-table";
import { datedMomentInWords } from "./event-when";
import { howInWords } from "./vetting-words";

export interface EmployerFactsProps {
  employer: {
    legalName: string;
    street: string;
    website: string;
    sizeBand: string;
    contactName: string;
    contactEmail: string;
    contactPhone: string | null;
    vettedAt: Date | null;
    vettedHow: string | null;
    isAgency: boolean;
  };
  /** Null where a token or the system vetted it. */
  vetter: string | null;
  timeZone: string;
}

/** What is known of an employer, and who vetted it when and how. */
export function EmployerFacts({ employer, vetter, timeZone }: EmployerFactsProps) {
  const { website, contactEmail, vettedAt } = employer;
  return (
    <DescriptionList
      items={[
        { term: "Legal name", value: employer.legalName },
        { term: "Street address", value: employer.street },
        {
          term: "Website",
          value: (
            <a href={website} rel="noreferrer">
              {website}
            </a>
          ),
        },
        { term: "People", value: sizeInWords(employer.sizeBand) },
        { term: "Hires for others", value: employer.isAgency ? "Yes, it is an agency" : null },
        { term: "Contact", value: employer.contactName },
        { term: "E-mail", value: <a href={`mailto:${contactEmail}`}>{contactEmail}</a> },
        { term: "Phone", value: employer.contactPhone },
        {
          term: "Vetted",
          value:
            vettedAt === null
              ? "Not yet"
              : `${datedMomentInWords(vettedAt, timeZone)}${vetter === null ? "" : `, by ${vetter}`}`,
        },
        { term: "How", value: vettedAt === null ? null : howInWords(employer.vettedHow ?? "") },
      ]}
    />
  );
}
