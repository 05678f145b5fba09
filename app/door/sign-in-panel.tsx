import { useState } from "react";
import { Button } from "~/app/components/button";
import { Panel } from "./panel";
import { words } from "./words";

interface SignInPanelProps {
  open: boolean;
  isWithdrawn: boolean;
  /** How many scans are kept meanwhile. */
  waiting: number;
  signInHref: string;
  onAgain: () => void;
}

/** Asks over the page to sign in again: on a page of its own, so that nothing here is lost. */
export function SignInPanel({ open, isWithdrawn, waiting, signInHref, onAgain }: SignInPanelProps) {
  const [asked, setAsked] = useState(false);
  const title = isWithdrawn ? words.signIn.withdrawn : words.signIn.ended;
  return (
    <Panel open={open} title={title}>
      <p>{words.signIn.kept(waiting)}</p>
      <p>{words.signIn.how}</p>
      <a className="button" href={signInHref} target="_blank" rel="noopener">
        {words.signIn.open}
      </a>
      <Button
        type="button"
        kind="secondary"
        onClick={() => {
          setAsked(true);
          onAgain();
        }}
      >
        {words.signIn.again}
      </Button>
      {asked && <output>{words.signIn.waiting}</output>}
    </Panel>
  );
}
