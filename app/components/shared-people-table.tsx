import type { SharingLevel } from "~/app/domain/sharing/consent";
import type { Note, Rating } from "~/app/domain/sharing/note";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";

export interface SharedPerson {
  id: string;
  level: SharingLevel;
  name: string;
  email: string | null;
  phone: string | null;
  /** What the employer noted of them. */
  note: Note | null;
  sharedAt: Date;
}

export const levelWords: Record<SharingLevel, string> = { contact: "Name and contact", name: "Name only" };
export const ratingWords: Record<Rating, string> = { yes: "Yes", maybe: "Maybe", no: "No" };

interface SharedPeopleTableProps {
  people: readonly SharedPerson[];
  zone: string;
  /** Under which each person's note has its page. */
  notes: string;
}

/** The people who share their name with an employer, each with how much and with what it noted. */
export function SharedPeopleTable({ people, zone, notes }: SharedPeopleTableProps) {
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
        { key: "level", header: "Shares", cell: ({ level }) => levelWords[level] },
        {
          key: "note",
          header: "Your note",
          cell: ({ id, name, note }) => (
            <>
              {note?.rating && <strong>{ratingWords[note.rating]}. </strong>}
              {note?.text && <span className="keep-lines">{note.text} </span>}
              <a href={`${notes}/${id}`} aria-label={`Note on ${name}`}>
                {note === null ? "Add" : "Change"}
              </a>
            </>
          ),
        },
        { key: "since", header: "Since", cell: ({ sharedAt }) => momentInWords(sharedAt, zone) },
      ]}
    />
  );
}
