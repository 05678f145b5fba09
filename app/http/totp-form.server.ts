import { z } from "zod";
import type { Session } from "~/app/adapters/accounts/accounts";
import { hasPassword } from "~/db/queries/sessions";
import type { RequestContext } from "./context.server";
import { password } from "./fields";
import { type ParsedForm, parseForm } from "./parse-form.server";
import { requireSession } from "./session-pages.server";

const byPassword = z.strictObject({ password, next: z.string().optional() });
const byLinks = z.strictObject({
  password: z
    .string()
    .optional()
    .transform(() => null),
  next: z.string().optional(),
});

export interface TotpForm {
  session: Session;
  /** Null for who signs in by mailed links alone and has no password to ask for. */
  form: ParsedForm<{ password: string | null; next?: string | undefined }>;
}

/** Reads a form that asks for the password of an account that has one. */
export async function totpForm(
  context: Pick<RequestContext, "services">,
  request: Request,
): Promise<TotpForm> {
  const session = await requireSession(context, request);
  const asks = await hasPassword(context.services.db, { userId: session.userId });
  return { session, form: asks ? await parseForm(request, byPassword) : await parseForm(request, byLinks) };
}

/** Who is signed in, and whether a page has to ask for a password. */
export async function totpPage(context: Pick<RequestContext, "services">, request: Request) {
  const session = await requireSession(context, request);
  return { session, asksPassword: await hasPassword(context.services.db, { userId: session.userId }) };
}
