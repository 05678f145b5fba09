import { choicesCookie, choicesText, type DeskChoices } from "~/app/domain/desk/choices";

const year = 365 * 24 * 3_600;

/** Keeps the choices on this device, as the server does where the form is posted. */
export function rememberChoices(choices: DeskChoices): void {
  // The other way, CookieStore, is not in every browser that staff have.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${choicesCookie}=${choicesText(choices)}; Path=/staff/desk; Max-Age=${year}; SameSite=Lax`;
}
