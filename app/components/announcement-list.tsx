import { momentInWords } from "./event-when";

export interface AnnouncementListProps {
  announcements: readonly { id: string; text: string; at: Date; by: string | null }[];
  zone: string;
}

/** What was written to everyone before, the newest first. */
export function AnnouncementList({ announcements, zone }: AnnouncementListProps) {
  if (announcements.length === 0) return <p className="muted">No message was sent yet.</p>;
  return (
    <ol className="announcements">
      {announcements.map(({ id, text, at, by }) => (
        <li key={id}>
          <p className="muted">
            {momentInWords(at, zone)}
            {by && `, ${by}`}
          </p>
          <p className="keep-lines">{text}</p>
        </li>
      ))}
    </ol>
  );
}
