import { asciiDigits } from "~/app/domain/text/digits";
import { wordsOf } from "~/app/domain/text/words";

// By what one employer is known again under another name: domain, phone, street.

/** Hosts that many share: an address there says nothing of whose it is. */
const sharedHosts: ReadonlySet<string> = new Set([
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
]);

/** Sites where anybody has a page: what is there is no web domain of the one who names it. */
const sharedSites: ReadonlySet<string> = new Set([
  "facebook.com",
  "google.com",
  "indeed.com",
  "instagram.com",
  "linkedin.com",
  "linktr.ee",
  "sites.google.com",
  "tiktok.com",
  "twitter.com",
  "x.com",
  "yelp.com",
  "youtube.com",
]);

/** The domain of an e-mail address in small letters; null where it cannot be read. */
export function mailDomain(email: string): string | null {
  return hostOf(`https://${email.split("@").at(-1)}`);
}

/** The domain of a website in small letters, without "www."; null where it cannot be read. */
export function webDomain(website: string): string | null {
  const typed = website.trim();
  return hostOf(/^https?:\/\//iu.test(typed) ? typed : `https://${typed}`);
}

/** True for an address at a service that gives one to anybody. */
export function isFreeMail(email: string): boolean {
  const domain = mailDomain(email);
  return domain !== null && sharedHosts.has(domain);
}

/** True where the address belongs to the website: same domain, or one is a part of the other. */
export function domainsMatch(email: string, website: string): boolean {
  const [mail, web] = [mailDomain(email), webDomain(website)];
  if (mail === null || web === null) return false;
  return mail === web || mail.endsWith(`.${web}`) || web.endsWith(`.${mail}`);
}

/** The domains that are an employer's own: its website's and its mail's, but none that many share. */
export function ownDomains(employer: { website: string; contactEmail: string }): string[] {
  const domains = [webDomain(employer.website), mailDomain(employer.contactEmail)];
  return [...new Set(domains)].filter(
    (domain): domain is string => domain !== null && !sharedHosts.has(domain) && !sharedSites.has(domain),
  );
}

/** A phone number's last ten digits, by which it is the same with and without its country; null where it has fewer. */
export function phoneKey(phone: string): string | null {
  const digits = asciiDigits(phone).replaceAll(/\D/g, "");
  return digits.length < 10 ? null : digits.slice(-10);
}

const shortForms: Readonly<Record<string, string>> = {
  avenue: "ave",
  boulevard: "blvd",
  court: "ct",
  drive: "dr",
  east: "e",
  highway: "hwy",
  lane: "ln",
  north: "n",
  place: "pl",
  road: "rd",
  south: "s",
  street: "st",
  suite: "ste",
  west: "w",
};

/** A street address in one form: "2200 W. Terminal Road, Suite 4" and "2200 west terminal rd ste 4" are equal. */
export function streetKey(street: string): string {
  return wordsOf(street)
    .map((word) => (Object.hasOwn(shortForms, word) ? shortForms[word] : word))
    .join(" ");
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
