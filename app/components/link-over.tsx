import { ButtonLink } from "./button";
import { PageHead } from "./page-head";

/** A mailed link that was used, was replaced, or is too old. */
export function LinkOver({ again }: { again: { href: string; label: string } }) {
  return (
    <>
      <PageHead
        title="This link has ended"
        lead="A link works once and for a limited time. Ask for a new one."
      />
      <div className="actions">
        <ButtonLink href={again.href}>{again.label}</ButtonLink>
      </div>
    </>
  );
}
