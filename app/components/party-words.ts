import { largestParty } from "~/app/domain/registrations/party";
import { counted } from "~/app/domain/text/counted";

/** "3 people", beside the name of a registration that is for more than one; null for one. */
export const partyWords = (people: number) => (people === 1 ? null : peopleWords(people));

export const peopleWords = (people: number) => counted(people, "person", "people");

/** What a form offers: one to the largest party. */
export const partyChoices = Array.from({ length: largestParty }, (_, n) => ({
  value: String(n + 1),
  label: peopleWords(n + 1),
}));
