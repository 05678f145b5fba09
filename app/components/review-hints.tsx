import type { VettingHint } from "~/app/domain/employers/vetting";
import type { OpeningFlag } from "~/app/domain/events/openings";
import { Notice } from "./notice";

const vettingWords: Record<VettingHint, string> = {
  "free-mail": "The contact uses a free e-mail service.",
  "mail-domain-differs": "The contact's e-mail address is not of the website's domain.",
  "website-unreadable": "The website's address cannot be read.",
  "po-box": "The street address is a post office box.",
};

const flagWords: Record<OpeningFlag, string> = {
  "pay-range-wide": "The highest pay is more than twice the lowest.",
  "fair-chance-phrase": "It speaks of criminal records. Fair chance laws may not allow that.",
  "drivers-licence": "It asks for a driver's licence. Check that the job needs one.",
  "commission-only": "It pays by commission alone.",
  "client-unnamed": "It is for a client that is not named.",
};

/** What to look at before an employer is vetted. Hints, never a refusal. */
export function VettingHints({ hints }: { hints: readonly VettingHint[] }) {
  if (hints.length === 0) return null;
  return (
    <Notice kind="warning" title="Look at this employer">
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{vettingWords[hint]}</li>
        ))}
      </ul>
    </Notice>
  );
}

export interface FlaggedOpening {
  id: string;
  title: string;
  flags: readonly OpeningFlag[];
}

/** What to look at before an event is approved, opening by opening. */
export function OpeningHints({ openings }: { openings: readonly FlaggedOpening[] }) {
  const flagged = openings.filter(({ flags }) => flags.length > 0);
  if (flagged.length === 0) return null;
  return (
    <Notice kind="warning" title="Look at these openings">
      <ul>
        {flagged.map(({ id, title, flags }) => (
          <li key={id}>
            <strong>{title}:</strong> {flags.map((flag) => flagWords[flag]).join(" ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
