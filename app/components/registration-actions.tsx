import { Button, ButtonLink } from "./button";
import type { RegistrationView } from "./registration-table";

export interface RegistrationActionsProps {
  /** The registration's address. */
  base: string;
  view: RegistrationView;
  /** Sends what a button asks for once, however often it is posted. */
  postKey: string;
  /** A confirmation was written before, so that there is one to send again. */
  canResend: boolean;
}

/** What staff can do with one registration. What ends a ticket or a place asks on a page of its own. */
export function RegistrationActions({ base, view, postKey, canResend }: RegistrationActionsProps) {
  const isActive = view.status === "registered";
  const isInLine = isActive || view.status === "waitlisted" || view.status === "offered";
  const hasTicket = isActive && view.shortCode !== null;
  const isKnown = view.name !== null;
  return (
    <div className="actions">
      {hasTicket && (
        <ButtonLink kind="secondary" href={`${base}/ticket`}>
          Show and print the ticket
        </ButtonLink>
      )}
      {isKnown && (
        <ButtonLink kind="secondary" href={`${base}/name`}>
          Correct the name
        </ButtonLink>
      )}
      {isActive && canResend && view.email !== null && (
        <form method="post" action={`${base}/confirmation?key=${postKey}`}>
          <Button kind="secondary">Send the confirmation again</Button>
        </form>
      )}
      {hasTicket && (
        <ButtonLink kind="secondary" href={`${base}/reissue`}>
          Make a new ticket
        </ButtonLink>
      )}
      {view.status === "offered" && (
        <>
          <form method="post" action={`${base}/acceptance`}>
            <Button>Take the place for them</Button>
          </form>
          <form method="post" action={`${base}/declination`}>
            <Button kind="secondary">Give the place on</Button>
          </form>
        </>
      )}
      {isKnown && (
        <ButtonLink kind="secondary" href={`${base}/sharing`}>
          What they share
        </ButtonLink>
      )}
      {isActive && isKnown && (
        <ButtonLink kind="secondary" href={`${base}/interviews`}>
          Interview times
        </ButtonLink>
      )}
      {isInLine ? (
        <ButtonLink kind="danger" href={`${base}/cancellation`}>
          {isActive ? "Cancel the place" : "Take off the waitlist"}
        </ButtonLink>
      ) : (
        isKnown && (
          <form method="post" action={`${base}/return`}>
            <Button kind="secondary">Restore the place</Button>
          </form>
        )
      )}
      {isKnown && (
        <ButtonLink kind="danger" href={`${base}/deletion`}>
          Delete their data
        </ButtonLink>
      )}
    </div>
  );
}
