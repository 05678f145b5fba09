import { ButtonLink } from "./button";
import { Notice } from "./notice";
import { PageHead } from "./page-head";
import { providerWords } from "./provider-words";

/** Says why the library's own account signs nobody in here, with the ways on. */
export function ProviderRefusal({ reason }: { reason: keyof typeof providerWords }) {
  return (
    <>
      <PageHead title="You are not signed in" />
      <Notice kind="error" role="alert">
        {providerWords[reason]}
      </Notice>
      <div className="actions">
        <ButtonLink href="/sign-in">Back to sign in</ButtonLink>
      </div>
    </>
  );
}
