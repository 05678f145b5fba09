import { Button } from "./button";
import { CodeField } from "./code-field";
import { NextField } from "./next-field";
import { RecoveryCodes } from "./recovery-codes";
import { Section } from "./section";

export interface TotpSetupProps {
  /** The QR adapter's SVG of the app's address. */
  qrSvg: string;
  /** What to type where a camera is no help. */
  secret: string;
  recoveryCodes: readonly string[];
  next: string | null;
}

/** Scan, keep the codes, prove it: in this order on one page. */
export function TotpSetup({ qrSvg, secret, recoveryCodes, next }: TotpSetupProps) {
  return (
    <>
      <Section title="1. Scan">
        <p>Open an authenticator app on your phone and scan this code.</p>
        <div className="qr-block" dangerouslySetInnerHTML={{ __html: qrSvg }} />
        <p>
          No camera? Type this key into the app: <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
      </Section>
      <Section title="2. Keep these codes">
        <p>
          Each gets you in once without your phone. Print them or write them down. They are not shown again.
        </p>
        <RecoveryCodes codes={recoveryCodes} />
      </Section>
      <Section title="3. Try it">
        <form className="form" method="post" action="/account/authenticator/proof" noValidate>
          <NextField next={next} />
          <CodeField errors={undefined} hint="The six digits that the app shows now." />
          <div className="actions">
            <Button>Turn the app on</Button>
          </div>
        </form>
      </Section>
    </>
  );
}
