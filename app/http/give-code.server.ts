import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { signInByCode } from "~/app/commands/sign-in.server";
import { code } from "./fields";
import { parseForm } from "./parse-form.server";
import { codeRefusal, formAgain, redirectWith, visitOf, waitAgain } from "./session-pages.server";
import { nextOf, sitePath, withNext } from "./site-path";

const schema = z.strictObject({ code, next: z.string().optional() });

export const loadCodePage = ({ context, request }: LoaderFunctionArgs) => ({
  centerName: context.center.name,
  next: nextOf(request),
});

/** What both pages that ask for a second factor do with what was typed. */
export async function giveCode({ context, request }: ActionFunctionArgs, kind: "app" | "recovery") {
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const next = sitePath(form.value.next);
  const visit = visitOf(context, request, next);
  const result = await signInByCode(context.services, visit, { kind, code: form.value.code });
  if (result.outcome === "limited") return waitAgain(result, form.values);
  if (result.outcome === "signed-in") return redirectWith(result.cookies, withNext("/sign-in", next));
  if (result.outcome === "over") return redirect(withNext("/sign-in", next), 303);
  return codeRefusal(result.outcome, form.values);
}
