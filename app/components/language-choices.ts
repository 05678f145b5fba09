import { patronLanguages } from "~/app/domain/registrations/languages";
import { spoken } from "~/app/i18n/locales";
import { useOffered } from "./language-switch";

/** All languages that somebody may speak, each named in itself. */
export const languageChoices = patronLanguages.map(({ tag, name }) => ({ value: tag, label: name }));

/**
 * The languages that a form offers a visitor: all but those that pages could speak and the center does not offer. In a
 * language that no page speaks a person helps. What was chosen before stays a choice.
 */
export function useLanguageChoices(chosen?: string) {
  const offered = useOffered();
  return languageChoices.filter(({ value }) => {
    const known = spoken(value);
    return known === undefined || offered.includes(known) || value === chosen;
  });
}
