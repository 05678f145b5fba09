import { ButtonLink } from "./button";
import { PageHead } from "./page-head";

export interface NewSecretProps {
  secret: string;
  label: string;
  /** The endpoint's page. */
  href: string;
  /** Until when the secret of before signs too, in words; absent where there was none. */
  previousUntil?: string | undefined;
}

/** The one time that a webhook's secret is shown. */
export function NewSecret({ secret, label, href, previousUntil }: NewSecretProps) {
  return (
    <>
      <PageHead title="Copy this secret now" lead={`${label}. It is not shown again.`} />
      <p>
        <code className="token">{secret}</code>
      </p>
      <p>
        Give it to the program that gets the webhooks. By it the program knows that they come from here.{" "}
        <a href="/api/docs#webhooks">How to check them</a>
      </p>
      {previousUntil && <p>Until {previousUntil} the secret of before signs too, so nothing is missed.</p>}
      <div className="actions">
        <ButtonLink href={href}>I have copied it</ButtonLink>
      </div>
    </>
  );
}
