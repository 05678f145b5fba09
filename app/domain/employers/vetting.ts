import { fold } from "~/app/domain/text/fold";

export type VettingHint = "free-mail" | "mail-domain-differs" | "website-unreadable" | "po-box";

const freeMail = [
  "gmail.com",
  "googlemail.com",
  "yahoo.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "msn.com",
  "icloud.com",
  "me.com",
  "aol.com",
  "proton.me",
  "protonmail.com",
  "gmx.com",
  "mail.com",
  "zoho.com",
  "yandex.com",
];

/** True where the address belongs to the website: same domain, or one is a part of the other. */
export function domainsMatch(email: string, website: string): boolean {
  const [mail, web] = [mailDomain(email), webDomain(website)];
  if (mail === null || web === null) return false;
  return mail === web || mail.endsWith(`.${web}`) || web.endsWith(`.${mail}`);
}

/** What staff should look at before they vet an employer. Hints for people, never a refusal. */
export function vettingHints(employer: {
  contactEmail: string;
  website: string;
  street: string;
}): VettingHint[] {
  const hints: VettingHint[] = [];
  if (freeMail.some((domain) => domain === mailDomain(employer.contactEmail))) hints.push("free-mail");
  if (webDomain(employer.website) === null) hints.push("website-unreadable");
  else if (!domainsMatch(employer.contactEmail, employer.website)) hints.push("mail-domain-differs");
  if (/\b(p\.? ?o\.? ?box|post office box)\b/u.test(fold(employer.street))) hints.push("po-box");
  return hints;
}

/** An employer is vetted once, before its first event is published. */
export function canPublishFor(employer: { vettedAt: Date | null }): boolean {
  return employer.vettedAt !== null;
}

function mailDomain(email: string): string | null {
  return hostOf(`https://${email.split("@").at(-1)}`);
}

function webDomain(website: string): string | null {
  const typed = website.trim();
  return hostOf(/^https?:\/\//iu.test(typed) ? typed : `https://${typed}`);
}

/** The host in small letters, without "www."; null where there is none with a dot in it. */
function hostOf(url: string): string | null {
  try {
    const host = new URL(url).hostname.replace(/^www\./u, "").replace(/\.$/u, "");
    return host.includes(".") ? host : null;
  } catch {
    return null;
  }
}
