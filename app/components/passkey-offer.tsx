import { Button } from "./button";
import { NextField } from "./next-field";
import { passkeyPath } from "./passkey-form";

/** The way in by a passkey, shown where the browser can use one: the others stand beside it. */
export function PasskeyOffer({ next }: { next: string | null }) {
  return (
    <>
      <form className="actions" method="post" action="/sign-in/passkey" data-needs-passkeys="" hidden>
        <NextField next={next} />
        <Button kind="secondary">Sign in with a passkey</Button>
      </form>
      <script src={passkeyPath} defer />
    </>
  );
}
