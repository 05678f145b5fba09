import { Button } from "./button";
import { Section } from "./section";

export interface TestMailFormProps {
  /** The center's sender address. */
  mailFrom: string;
  /** Where mail can be read when no server sends it. */
  mailbox: "page" | "smtp";
}

/** Sends a test mail to whoever asks, and says what keeps mail out of spam folders. */
export function TestMailForm({ mailFrom, mailbox }: TestMailFormProps) {
  const domain = mailFrom.slice(mailFrom.lastIndexOf("@") + 1);
  return (
    <Section title="Test mail">
      <p>
        Mail goes out from <strong>{mailFrom}</strong>. Send one to yourself and look where it lands.
      </p>
      <p>
        If it lands in spam, ask whoever runs the mail server for two records at <strong>{domain}</strong>.
        SPF says which servers may send for it. DKIM signs each mail, and its key is at{" "}
        <span className="break">_domainkey.{domain}</span>. The test mail explains how to check both.
      </p>
      {mailbox === "page" && (
        <p>
          No mail server is set up. All mail can be read in the <a href="/mailbox">mailbox</a>.
        </p>
      )}
      <form method="post" action="/staff/mail/test-mail" className="actions">
        <Button kind="secondary">Send me a test mail</Button>
      </form>
    </Section>
  );
}
