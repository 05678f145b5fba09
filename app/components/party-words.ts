import { largestParty } from "~/app/domain/registrations/party";
import { counted } from "~/app/domain/text/counted";
import type { Words } from "~/app/i18n/speak";

/** "3 people", for staff beside the name of a registration that is for more than one; null for one. */
export const partyWords = (people: number) => (people === 1 ? null : counted(people, "person", "people"));

/** What a form offers: one to the largest party. */
export const partyChoices = (t: Words) =>
  Array.from({ length: largestParty }, (_, n) => ({
    value: String(n + 1),
    label: t("register.people", { count: n + 1 }),
  }));
