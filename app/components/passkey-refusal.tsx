import { ButtonLink } from "./button";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { passkeyWords } from "./passkey-words";

export interface PasskeyRefusalProps {
  title: string;
  reason: keyof typeof passkeyWords;
  backHref: string;
  backLabel: string;
}

/** Says why a passkey is not taken, with the way on. */
export function PasskeyRefusal({ title, reason, backHref, backLabel }: PasskeyRefusalProps) {
  return (
    <>
      <PageHead title={title} />
      <Notice kind="error" role="alert">
        {passkeyWords[reason]}
      </Notice>
      <div className="actions">
        <ButtonLink href={backHref}>{backLabel}</ButtonLink>
      </div>
    </>
  );
}
