import { Layout } from "./layout";
import { Fact, Lead, Para, Title } from "./parts";
import type { MailProps } from "./props";

export interface TestMailProps extends MailProps {
  /** The address that the center's mails come from. */
  fromAddress: string;
}

const words = {
  subject: (center: string) => `Test mail from ${center}`,
  title: "Test mail",
  lead: "Check where this mail landed. If it is in spam, set up the two records below.",
  sender: "Sent from",
  spf: (domain: string) => `SPF for ${domain}`,
  spfHint: (domain: string) =>
    `A TXT record at ${domain} that begins with v=spf1 and names your mail server. It says who may send for the domain.`,
  dkim: (domain: string) => `DKIM for ${domain}`,
  dkimHint: (domain: string) =>
    `A signature that your mail server adds. Its public key is a TXT record that ends in _domainkey.${domain}.`,
  check:
    'Open the source of this mail and look for "spf=pass" and "dkim=pass". Where one is missing, ask whoever runs your mail server.',
  why: (center: string) => `You get this e-mail because an administrator of ${center} asked for a test.`,
};

export const subject = ({ center }: TestMailProps) => words.subject(center.name);

export default function TestMail({ center, locale, fromAddress }: TestMailProps) {
  const domain = fromAddress.slice(fromAddress.lastIndexOf("@") + 1);
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why(center.name)}>
      <Title>{words.title}</Title>
      <Lead>{words.lead}</Lead>
      <Fact label={words.sender}>{fromAddress}</Fact>
      <Fact label={words.spf(domain)}>{words.spfHint(domain)}</Fact>
      <Fact label={words.dkim(domain)}>{words.dkimHint(domain)}</Fact>
      <Para>{words.check}</Para>
    </Layout>
  );
}
