import type { Role } from "~/app/domain/access/roles";
import { Layout } from "./layout";
import { Action, Fact, Lead, Para, Title } from "./parts";
import type { MailProps } from "./props";
import { instantWords } from "./when";

export interface StaffInvitationProps extends MailProps {
  role: Role;
  url: string;
  /** Seven days from the invitation; shown in the center's zone. */
  expiresAt: Date;
  timeZone: string;
}

const roleWords: Record<Role, string> = {
  admin: "administrator",
  staff: "staff member",
  door: "door volunteer",
  employer: "employer",
};

const words = {
  subject: (center: string, role: string) => `Join ${center} as ${role}`,
  lead: (center: string) => `Accept this invitation to work on the events of ${center}.`,
  title: "Your invitation",
  role: "Your role",
  until: "The link works until",
  once: "The link works once and is for you alone. Do not pass it on.",
  action: "Accept the invitation",
  why: (center: string) =>
    `You get this e-mail because an administrator of ${center} invited this address. If you do not know them, do nothing.`,
};

export const subject = ({ center, role }: StaffInvitationProps) =>
  words.subject(center.name, roleWords[role]);

export default function StaffInvitation(props: StaffInvitationProps) {
  const { center, locale, role, url, expiresAt, timeZone } = props;
  const lead = words.lead(center.name);
  return (
    <Layout center={center} locale={locale} preview={lead} why={words.why(center.name)}>
      <Title>{words.title}</Title>
      <Lead>{lead}</Lead>
      <Fact label={words.role}>{roleWords[role]}</Fact>
      <Fact label={words.until}>{instantWords(expiresAt, timeZone, locale)}</Fact>
      <Action center={center} href={url}>
        {words.action}
      </Action>
      <Para>{words.once}</Para>
    </Layout>
  );
}
