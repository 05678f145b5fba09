import { qrInTerminal } from "~/app/adapters/qr/terminal";
import type { Config } from "~/app/config.server";
import type { Demonstration } from "~/db/seed";

/** What a start prints: where the pages are, who can sign in, where mail is read, and the phone's address as a QR. */
export function welcome(config: Config, demonstration: Demonstration | null, isLan: boolean): string {
  const { baseUrl } = config;
  const lines = [`Fairday is at ${baseUrl}`];
  if (demonstration !== null) {
    lines.push("", `Demonstration sign-ins (password for all: ${demonstration.password})`);
    for (const { role, email } of demonstration.people) lines.push(`  ${role.padEnd(9)} ${email}`);
    const { liveEventId } = demonstration;
    lines.push("", ...(liveEventId === null ? [] : [`At the door now: ${baseUrl}/door/${liveEventId}`]));
  }
  if (!config.production && config.smtpUrl === null) lines.push(`Mail can be read at ${baseUrl}/mailbox`);
  if (config.production && config.smtpUrl === null) {
    lines.push("SMTP_URL is not set: mail waits in the outbox until it is.");
  }
  if (isLan) {
    lines.push(
      "",
      `On the phone, scan this or open ${baseUrl}. For offline use, install ${baseUrl}/local-authority.crt`,
    );
    lines.push(qrInTerminal(baseUrl));
  }
  return `${lines.join("\n")}\n`;
}
