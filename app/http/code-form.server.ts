import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import type { SignIn } from "~/app/adapters/accounts/accounts";
import { code } from "./fields";
import type { FormValues } from "./parse-form.server";
import { codeRefusal, type Limited, redirectWith, waitAgain } from "./session-pages.server";
import { nextOf, sitePath, withNext } from "./site-path";

/** What both pages that ask for a second factor take. */
export const codeForm = z.strictObject({ code, next: z.string().optional() });

export const loadCodePage = ({ context, request }: LoaderFunctionArgs) => ({
  centerName: context.center.name,
  next: nextOf(request),
});

/** Where a code leads: on, back to the sign-in page where the challenge is over, or to the form again. */
export function codeAnswer(
  result: SignIn | Limited | { outcome: "wrong" | "over" | "locked" },
  values: FormValues,
) {
  const next = sitePath(values.next);
  if (result.outcome === "limited") return waitAgain(result, values);
  if (result.outcome === "signed-in") return redirectWith(result.cookies, withNext("/sign-in", next));
  if (result.outcome === "over") return redirect(withNext("/sign-in", next), 303);
  return codeRefusal(result.outcome, values);
}
