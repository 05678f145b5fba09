import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";
import { PageHead } from "./page-head";
import { Section } from "./section";

export interface MailViewProps {
  mail: {
    id: string;
    at: Date;
    from: { name: string; address: string };
    to: string;
    replyTo?: string | undefined;
    subject: string;
    text: string;
    messageId: string;
    calendar?: { method: string; content: string } | undefined;
    inlineImages: readonly { cid: string; dataUrl: string }[];
  };
  timeZone: string;
}

/** One kept mail: its head, its HTML in a frame that runs nothing, its plain text and its calendar part. */
export function MailView({ mail, timeZone }: MailViewProps) {
  return (
    <>
      <PageHead title={mail.subject} lead={<a href="/mailbox">Back to the mailbox</a>} />
      <DescriptionList
        items={[
          { term: "From", value: `${mail.from.name} <${mail.from.address}>` },
          { term: "To", value: mail.to },
          { term: "Answers to", value: mail.replyTo },
          { term: "Written", value: momentInWords(mail.at, timeZone) },
          { term: "Message-ID", value: <span className="break">{mail.messageId}</span> },
        ]}
      />
      <iframe
        className="mail-frame"
        title={`The mail "${mail.subject}"`}
        src={`/mailbox/${mail.id}/html`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <Section title="Plain text">
        <pre className="mail-text">{mail.text}</pre>
      </Section>
      {mail.calendar && (
        <Section title={`Calendar (${mail.calendar.method})`}>
          <pre className="mail-text">{mail.calendar.content}</pre>
        </Section>
      )}
      {mail.inlineImages.length > 0 && (
        <Section title="Pictures in the mail">
          {mail.inlineImages.map(({ cid, dataUrl }) => (
            <p key={cid}>
              <img className="mail-picture" src={dataUrl} alt="The QR code of the ticket" />
            </p>
          ))}
        </Section>
      )}
    </>
  );
}
