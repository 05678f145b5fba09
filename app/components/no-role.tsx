import { Button, ButtonLink } from "./button";
import { PageHead } from "./page-head";

/** For somebody who is signed in and has no part in this center yet. */
export function NoRole({ centerName, email }: { centerName: string; email: string }) {
  return (
    <>
      <PageHead
        title="You are signed in"
        lead={`You are ${email}. This account has no role at ${centerName} yet.`}
      />
      <div className="prose">
        <p>Do you hire? Tell us about your organization, then post your first event.</p>
        <p>Do you work at events? Ask an admin of the center for an invitation.</p>
      </div>
      <form className="actions" method="post" action="/sign-out">
        <ButtonLink href="/employer/organization">Describe my organization</ButtonLink>
        <ButtonLink kind="quiet" href="/account">
          Open my account
        </ButtonLink>
        <Button kind="quiet">Sign out</Button>
      </form>
    </>
  );
}
