import { Layout } from "./layout";
import { Action, Fact, Lead, Title } from "./parts";
import type { MailProps } from "./props";

/** Webhooks to an endpoint were paused because its receiver is gone, or took none for three days. */
export interface WebhookPausedProps extends MailProps {
  /** What admins call the endpoint. */
  label: string;
  /** The list of endpoints. */
  webhooksUrl: string;
}

const words = {
  subject: (label: string) => `Webhooks paused: ${label}`,
  title: "Webhooks are paused",
  lead: "Ask whoever runs the receiver what happened, then resume it. What happens meanwhile waits.",
  endpoint: "Endpoint",
  action: "Open webhooks",
  why: (center: string) => `You get this e-mail because you are an admin of ${center}.`,
};

export const subject = ({ label }: WebhookPausedProps) => words.subject(label);

export default function WebhookPaused({ center, locale, label, webhooksUrl }: WebhookPausedProps) {
  return (
    <Layout center={center} locale={locale} preview={words.lead} why={words.why(center.name)}>
      <Title>{words.title}</Title>
      <Lead>{words.lead}</Lead>
      <Fact label={words.endpoint}>{label}</Fact>
      <Action center={center} href={webhooksUrl}>
        {words.action}
      </Action>
    </Layout>
  );
}
