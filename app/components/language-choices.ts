import { patronLanguages } from "~/app/domain/registrations/languages";

/** The languages that a patron may ask for, each named in itself. */
export const languageChoices = patronLanguages.map(({ tag, name }) => ({ value: tag, label: name }));
