import { type Finding, type FlaggableOpening, textsOf } from "./flag";
import { findPhrase } from "./phrases";

/** What an applicant would have to pay, buy or leave behind. "Direct deposit" and a teller's deposits are neither. */
const phrases = [
  /\b(?:training|application|applicant|registration|enrol?lment|processing|placement|onboarding|certification|background check|drug test|uniform|equipment|starter|sign-up|admin(?:istrative)?) (?:fee|charge)s?\b/gu,
  /\b(?:up-?front|start-?up|initial) (?:fee|cost|payment|investment|charge)s?\b/gu,
  /\b(?:security|refundable|uniform|equipment|key|starter|up-?front|training) deposits?\b/gu,
  /\b(?:pay|leave|send|put down) (?:a|an|the|your) (?:\$?\d{1,5} |small |refundable )?(?:fee|deposit)\b/gu,
  /\b(?:buy|purchase|order|pay for) (?:a|an|the|your|our|your own) (?:own )?(?:[a-z]{1,20} )?(?:kit|starter pack|uniform|inventory|stock)\b/gu,
  /\b(?:you|applicants?|candidates?|trainees?|new hires?) (?:must |will |have to |need to |should |are to )?(?:pay|pays|cover|covers|buy|purchase) (?:for )?(?:a |an |the |your |their |own )?(?:own )?(?:training|background check|uniform|drug test|certification|live ?scan|fingerprint(?:s|ing)?|equipment|tools|kit)\b/gu,
  /\b(?:training|background check|uniforms?|drug test|certification|live ?scan|equipment) (?:is |are )?(?:at your (?:own )?(?:cost|expense)|paid (?:for )?by (?:the )?(?:applicant|candidate|trainee|you))\b/gu,
  /\b(?:deducted|taken) from your (?:first|initial) (?:pay|check|paycheck|wages)\b/gu,
] as const;

/** "No training fee", "we pay the application fee": nobody is asked to pay. */
const isFree =
  /\b(?:no|without|free of|waive[sd]?|zero|(?:we|employer|company|us) (?:will )?(?:pay|pays|cover|covers|reimburse|reimburses)) (?:\w{1,20} )?(?:\w{1,20} )?$/u;
const isReimbursed = /^ (?:is |are |will be )?(?:paid|covered|reimbursed|waived)/u;
const byApplicant = /^ (?:is |are |will be )?paid (?:for )?by (?:the )?(?:applicant|candidate|trainee|you)/u;

/** Finds a fee, a deposit or a purchase that is asked of applicants. */
export function applicantFee(opening: FlaggableOpening): Finding | null {
  const texts = textsOf(opening);
  const found = findPhrase(
    texts,
    phrases,
    (before, after) => !isFree.test(before) && (byApplicant.test(after) || !isReimbursed.test(after)),
  );
  return found === null ? null : { found, lookedAt: texts };
}
