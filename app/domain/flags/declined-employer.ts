import { ownDomains, phoneKey, streetKey } from "~/app/domain/employers/contact-marks";
import { fold } from "~/app/domain/text/fold";
import type { Finding, FlaggableEmployer, FlaggableOpening } from "./flag";

/** An employer that the center declined, by what it could come back under. */
export type DeclinedEmployer = Pick<
  FlaggableEmployer,
  "id" | "legalName" | "street" | "website" | "contactEmail" | "contactPhone"
>;

const markNames = ["street address", "phone", "web domain"] as const;
type Mark = (typeof markNames)[number];

/** Finds an employer whose address, phone or web domain is that of a declined one. */
export function employerSeenDeclined(
  employer: FlaggableEmployer,
  declined: readonly DeclinedEmployer[],
): Finding | null {
  const marks = marksOf(employer);
  return seen(
    declined.filter(({ id }) => id !== employer.id),
    (mark, value) => marks[mark].includes(value),
  );
}

/** Finds an opening whose worksite or way to apply names the address, phone or web domain of a declined employer. */
export function openingSeenDeclined(
  opening: FlaggableOpening,
  declined: readonly DeclinedEmployer[],
): Finding | null {
  const text = [opening.worksite, opening.howToApply, opening.duties].join("\n");
  const [folded, digits, words] = [fold(text), text.replaceAll(/\D/g, ""), ` ${streetKey(text)} `];
  return seen(
    declined.filter(({ id }) => id !== opening.employerId),
    (mark, value) => {
      if (mark === "phone") return digits.includes(value);
      return mark === "street address" ? words.includes(` ${value} `) : namesDomain(folded, value);
    },
  );
}

function seen(
  declined: readonly DeclinedEmployer[],
  has: (mark: Mark, value: string) => boolean,
): Finding | null {
  for (const other of declined) {
    const marks = marksOf(other);
    for (const mark of markNames) {
      const value = marks[mark].find((one) => has(mark, one));
      if (value !== undefined) {
        return { found: `The ${mark} of ${other.legalName}`, lookedAt: [mark, value, other.id] };
      }
    }
  }
  return null;
}

function marksOf(employer: DeclinedEmployer): Record<Mark, string[]> {
  const phone = employer.contactPhone === null ? null : phoneKey(employer.contactPhone);
  const street = streetKey(employer.street);
  return {
    "street address": street === "" ? [] : [street],
    phone: phone === null ? [] : [phone],
    "web domain": ownDomains(employer),
  };
}

/** The domain itself or one under it, and not one that only ends alike. */
function namesDomain(folded: string, domain: string): boolean {
  for (let at = folded.indexOf(domain); at >= 0; at = folded.indexOf(domain, at + 1)) {
    const [before, after] = [folded[at - 1] ?? "", folded[at + domain.length] ?? ""];
    if (!/[\p{L}\p{N}-]/u.test(before) && !/[\p{L}\p{N}-]/u.test(after)) return true;
  }
  return false;
}
