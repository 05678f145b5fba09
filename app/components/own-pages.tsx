import type { EventStatus } from "~/app/domain/events/event";
import { Section } from "./section";

export interface OwnPagesProps {
  /** Where the employer's pages of the event are: `/employer/events/:id`. */
  base: string;
  status: EventStatus;
}

/** What an employer does about visitors at an event, as its host or at a table of a fair. */
export function OwnPages({ base, status }: OwnPagesProps) {
  return (
    <Section title="Visitors">
      <p>
        <a href={`${base}/interviews`}>Interview times: offer them, and see who comes when</a>
      </p>
      {status !== "approved" && (
        <p>
          <a href={`${base}/shared`}>People who share their name with you</a>
        </p>
      )}
      {status === "published" && (
        <>
          <p>
            <a href={`${base}/table`}>At our table: ask a visitor by their ticket</a>
          </p>
          <p>
            <a href={`${base}/table-phones`}>Phones at our table: a link for whoever stands there</a>
          </p>
        </>
      )}
    </Section>
  );
}

export function OpeningDeskLink({ base }: Pick<OwnPagesProps, "base">) {
  return (
    <p>
      <a href={`${base}/openings`}>Import openings, copy them or download them</a>
    </p>
  );
}
