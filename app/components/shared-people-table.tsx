import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface SharedPerson {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  sharedAt: Date;
}

/** The people who share their name and contact with an employer. */
export function SharedPeopleTable({ people, zone }: { people: readonly SharedPerson[]; zone: string }) {
  return (
    <DataTable
      caption="People who share with you, the first first"
      isCaptionHidden
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", header: "Name", isRowHeader: true, cell: ({ name }) => name },
        {
          key: "email",
          header: "E-mail",
          cell: ({ email }) =>
            email && (
              <a className="break" href={`mailto:${email}`}>
                {email}
              </a>
            ),
        },
        {
          key: "phone",
          header: "Phone",
          cell: ({ phone }) => phone && <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>{phone}</a>,
        },
        { key: "since", header: "Since", cell: ({ sharedAt }) => momentInWords(sharedAt, zone) },
      ]}
    />
  );
}
