import { Notice } from "./notice";
import { PageHead } from "./page-head";

/** What staff asked, above the form that answers it. */
export function QuestionNotice({ question }: { question: string | null }) {
  return question === null ? null : (
    <Notice kind="warning" title="The center asks">
      <p className="keep-lines">{question}</p>
    </Notice>
  );
}

export interface Kept {
  /** Changes of an event; otherwise a request that is none yet. */
  isOfEvent: boolean;
  /** How many fields keep it from being whole. */
  missing: number;
}

/** Says that a form holds what was kept before it was whole, and how far it is. */
export function KeptNotice({ kept }: { kept: Kept | null }) {
  if (kept === null) return null;
  const { missing, isOfEvent } = kept;
  return (
    <Notice title={isOfEvent ? "These changes are not finished" : "This request is not finished"}>
      {missing === 0
        ? "It is complete now. Save it, or send it to the center."
        : `${missing === 1 ? "One field needs" : `${missing} fields need`} your attention. Send it to see which.`}
    </Notice>
  );
}

/** Stands where the form would be, once the center has the request. */
export function SentAlready({ title, eventHref }: { title: string; eventHref: string }) {
  return (
    <>
      <PageHead title={title} />
      <Notice kind="warning" title="This request can no longer be changed">
        <p>
          It was sent or is over. <a href={eventHref}>See its status</a>.
        </p>
      </Notice>
    </>
  );
}
