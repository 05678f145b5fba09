import type { VettingHint } from "~/app/domain/employers/vetting";
import { Notice } from "./notice";
import { vettingHintWords } from "./vetting-words";

/** What to look at before an employer is vetted. Hints, never a refusal. */
export function VettingHints({ hints }: { hints: readonly VettingHint[] }) {
  if (hints.length === 0) return null;
  return (
    <Notice kind="warning" title="Look at this employer">
      <ul>
        {hints.map((hint) => (
          <li key={hint}>{vettingHintWords[hint]}</li>
        ))}
      </ul>
    </Notice>
  );
}
