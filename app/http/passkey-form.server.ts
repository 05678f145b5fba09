import { z } from "zod";
import type { Session } from "~/app/adapters/accounts/accounts";
import { browserInWords } from "~/app/components/browser-words";
import type { PasskeyRow } from "~/db/queries/passkeys";
import { hasPassword } from "~/db/queries/sessions";
import type { RequestContext } from "./context.server";
import { line, password } from "./fields";
import { type ParsedForm, parseForm } from "./parse-form.server";
import { requireSession } from "./session-pages.server";
import { sitePath } from "./site-path";

/** Bytes in base64url. Keys and browsers' data are far shorter than this. */
const bytes = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/);

const made = { clientData: bytes, authenticatorData: bytes };
export const madeForm = z.strictObject(made);
export const signedForm = z.strictObject({
  ...made,
  credentialId: bytes,
  signature: bytes,
  userHandle: bytes,
  next: z.string().optional(),
});

/** Where the form of a sign-in leads afterwards; null where it says nothing that can be led to. */
export async function nextField(request: Request): Promise<string | null> {
  const form = await parseForm(request, z.object({ next: z.string().optional() }));
  return form.ok ? sitePath(form.value.next) : null;
}

const name = line(60);
const byPassword = z.strictObject({ name, password });
const byLinks = z.strictObject({
  name,
  password: z
    .string()
    .optional()
    .transform(() => null),
});

/** Reads the form that begins a passkey: it asks for the password of an account that has one. */
export async function passkeyForm(
  context: Pick<RequestContext, "services">,
  request: Request,
): Promise<{ session: Session; form: ParsedForm<{ name: string; password: string | null }> }> {
  const session = await requireSession(context, request);
  const asks = await hasPassword(context.services.db, session);
  return { session, form: asks ? await parseForm(request, byPassword) : await parseForm(request, byLinks) };
}

/** What a new passkey is called until a person says otherwise: "Chrome on Windows". */
export const suggestedName = (request: Request): string => browserInWords(request.headers.get("user-agent"));

/** The passkeys of an account as its page shows them at a host. */
export const shownPasskeys = (rows: readonly PasskeyRow[], origin: string) =>
  rows.map(({ id, name, host, createdAt, lastUsedAt }) => ({
    ...{ id, name, createdAt, lastUsedAt },
    otherHost: host === new URL(origin).hostname ? null : host,
  }));
