import { z } from "zod";
import type { SignIn } from "./accounts";
import type { Answer } from "./library.server";

const signedIn = z.object({ user: z.object({ id: z.string() }) });
const codeNeeded = z.object({ twoFactorRedirect: z.literal(true) });
const refusal = z.object({ code: z.string() });

/** What an endpoint that proves who somebody is has answered, or null where it refused. */
export function signInOf({ status, body, cookies }: Answer): SignIn | null {
  if (status !== 200) return null;
  if (codeNeeded.safeParse(body).success) return { outcome: "code-needed", cookies };
  const found = signedIn.safeParse(body);
  return found.success ? { outcome: "signed-in", userId: found.data.user.id, cookies } : null;
}

/** The library's word for why it refused, such as INVALID_PASSWORD; null where it gave none. */
export function refusalOf({ body }: Answer): string | null {
  const found = refusal.safeParse(body);
  return found.success ? found.data.code : null;
}
