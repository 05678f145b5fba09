import type { ReferralKind } from "~/app/domain/referrals/referral";
import { languageName } from "~/app/domain/text/language-name";
import { DataTable } from "./data-table";
import { referralKindWords } from "./referral-words";
import { StatusBadge } from "./status-badge";

export interface PartnerView {
  id: string;
  kind: ReferralKind;
  name: string;
  address: string | null;
  phone: string | null;
  website: string | null;
  hours: string | null;
  languages: readonly string[];
  isPublic: boolean;
}

/** Partners in a list for staff. */
export function PartnerTable({ rows, isRetired }: { rows: readonly PartnerView[]; isRetired: boolean }) {
  return (
    <DataTable
      caption={isRetired ? "Retired partners, by name" : "Partners, by name"}
      isCaptionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: "Partner",
          isRowHeader: true,
          cell: ({ id, name }) => <a href={`/staff/partners/${id}`}>{name}</a>,
        },
        { key: "kind", header: "For", cell: ({ kind }) => referralKindWords[kind] },
        {
          key: "hours",
          header: "Hours",
          cell: ({ hours }) => hours && <span className="keep-lines">{hours}</span>,
        },
        {
          key: "languages",
          header: "Languages",
          cell: ({ languages }) => languages.map((tag) => languageName(tag)).join(", "),
        },
        {
          key: "public",
          header: "Directory",
          cell: ({ isPublic }) =>
            isPublic ? (
              <StatusBadge word="Public" shape="full" tone="good" />
            ) : (
              <StatusBadge word="Staff only" shape="dashed" tone="quiet" />
            ),
        },
        {
          key: "next",
          header: isRetired ? "Restore" : "Retire",
          isHeaderHidden: true,
          cell: ({ id, name }) => (
            <a href={`/staff/partners/${id}/${isRetired ? "restoration" : "retirement"}`}>
              {isRetired ? "Restore" : "Retire"}
              <span className="visually-hidden">: {name}</span>
            </a>
          ),
        },
      ]}
    />
  );
}
