import { Layout } from "./layout";
import { Action, Lead, Para, Title } from "./parts";
import type { MailProps } from "./props";

export type AccountLinkPurpose = "confirm-email" | "sign-in" | "reset-password";

export interface AccountLinkProps extends MailProps {
  purpose: AccountLinkPurpose;
  url: string;
  /** How long the link is good, in minutes. */
  goodForMinutes: number;
}

const words = {
  "confirm-email": {
    subject: (center: string) => `Confirm your e-mail address for ${center}`,
    title: "Confirm your e-mail address",
    lead: "Open the link to show that this address is yours.",
    action: "Confirm my address",
  },
  "sign-in": {
    subject: (center: string) => `Your sign-in link for ${center}`,
    title: "Sign in",
    lead: "Open the link on the device where you want to sign in.",
    action: "Sign in",
  },
  "reset-password": {
    subject: (center: string) => `Choose a new password for ${center}`,
    title: "Choose a new password",
    lead: "Open the link and type a new password.",
    action: "Choose a password",
  },
} satisfies Record<AccountLinkPurpose, object>;

const common = {
  goodFor: (time: string) => `The link works for ${time}. Do not pass it on.`,
  minutes: (count: number) => (count === 1 ? "1 minute" : `${count} minutes`),
  hours: (count: number) => (count === 1 ? "1 hour" : `${count} hours`),
  why: "You get this e-mail because someone typed this address on the sign-in pages. Was that not you? Do nothing, and nothing changes.",
};

export const subject = ({ center, purpose }: AccountLinkProps) => words[purpose].subject(center.name);

export default function AccountLink({ center, locale, purpose, url, goodForMinutes }: AccountLinkProps) {
  const { title, lead, action } = words[purpose];
  const isHours = goodForMinutes >= 60 && goodForMinutes % 60 === 0;
  const time = isHours ? common.hours(goodForMinutes / 60) : common.minutes(goodForMinutes);
  return (
    <Layout center={center} locale={locale} preview={lead} why={common.why}>
      <Title>{title}</Title>
      <Lead>{lead}</Lead>
      <Action center={center} href={url}>
        {action}
      </Action>
      <Para>{common.goodFor(time)}</Para>
    </Layout>
  );
}
