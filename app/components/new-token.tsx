import { ButtonLink } from "./button";
import { PageHead } from "./page-head";

/** The one time that a token is shown. */
export function NewToken({ token, label }: { token: string; label: string }) {
  return (
    <>
      <PageHead
        title="Copy this token now"
        lead={`${label}. It is not shown again: only its fingerprint is kept.`}
      />
      <p>
        <code className="token">{token}</code>
      </p>
      <p>Programs send it with each request, as the header “Authorization: Bearer” and the token.</p>
      <div className="actions">
        <ButtonLink href="/staff/tokens">I have copied it</ButtonLink>
      </div>
    </>
  );
}
