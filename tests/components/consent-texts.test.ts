import { expect, test } from "vitest";
import { consentTexts } from "~/app/domain/sharing/consent";
import { appointmentConsentText, smsConsentText } from "~/app/domain/sms/texted";
import { appointment, share, sms } from "~/app/i18n/en.json";

/** Every wording that visitors were ever asked by, by its version. Add to it; change nothing. */
const wordings = {
  employer: {
    "2026-11":
      "If you share, {employer} gets your name, and the e-mail and phone that you gave us. They may write to you or call you about jobs. You can stop at any time. What they copied before stays with them.",
  },
  "employer-name": {
    "2026-11":
      "If you share your name only, {employer} sees your name and nothing else. You can stop at any time.",
  },
  outcomes: {
    "2026-11":
      "{days, plural, one {May we ask you later what came of this event? If you say yes, we keep your name and contact until one day after it.} other {May we ask you later what came of this event? If you say yes, we keep your name and contact until # days after it.}}",
  },
  texts: {
    "2026-11":
      "Text me a reminder and if the event changes We text you a reminder and if the event changes: about four texts for each event. Your phone company may charge for them. Text STOP to end them, HELP for help. You do not need this to have a place.",
  },
  appointmentTexts: {
    "appointment-2026-11":
      "Text me a confirmation and a reminder We text you a confirmation, a reminder and any change: about four texts for each appointment. Your phone company may charge for them. Text STOP to end them, HELP for help. You do not need this to have an appointment.",
  },
};

test("a change of the words that visitors agree to is a new version, and those of before are known", () => {
  const versions = (words: Record<string, string>) => Object.entries(words);
  expect(versions(wordings.employer)).toContainEqual([consentTexts.employer, share.text]);
  expect(versions(wordings["employer-name"])).toContainEqual([consentTexts["employer-name"], share.nameText]);
  expect(versions(wordings.outcomes)).toContainEqual([consentTexts.outcomes, share.laterText]);
  expect(versions(wordings.texts)).toContainEqual([smsConsentText, `${sms.box} ${sms.consent}`]);
  const texts = `${appointment.textsBox} ${appointment.textsConsent}`;
  expect(versions(wordings.appointmentTexts)).toContainEqual([appointmentConsentText, texts]);
});
