import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signIn } from "~/app/commands/sign-in.server";
import { ConfirmedNotice } from "~/app/components/confirmed-notice";
import { NoRole } from "~/app/components/no-role";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { SignInForm } from "~/app/components/sign-in-form";
import { forgetPath } from "~/app/http/door-shell.server";
import { inEvenTime } from "~/app/http/even-time.server";
import { email, password } from "~/app/http/fields";
import { homeOf, withoutRole } from "~/app/http/home";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith, visitOf, waitAgain } from "~/app/http/session-pages.server";
import { nextOf, sitePath, withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";
import { findStanding } from "~/db/queries/access";
import { isInstallationAdmin } from "~/db/queries/installation";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Sign in - ${data?.centerName}` }];

const schema = z.strictObject({ email, password, next: z.string().optional() });

/** Who is signed in already goes on; first, where the role asks for one, to the authenticator app. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { services, center } = context;
  const next = nextOf(request);
  const session = await services.accounts.findSession(request.headers);
  const done = new URL(request.url).searchParams.get("done");
  const forget = done === "out" && context.doorScript !== null ? forgetPath : null;
  const page = { centerName: center.name, next, done, forget, hasProvider: services.oidc !== null };
  if (session === null) return { ...page, email: null };
  const standing = await findStanding(services.db, { centerId: center.id, userId: session.userId });
  if (standing === null && next === withoutRole) throw redirect(next);
  if (standing === null && (await isInstallationAdmin(services.db, session)))
    throw redirect(next ?? homeOf({ role: "installation" }));
  if (standing === null) return { ...page, email: session.email };
  if (standing.lacksTotp) throw redirect(withNext("/account/authenticator", next));
  throw redirect(next ?? homeOf(await context.actor()));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(request, schema);
  const { values } = form;
  if (!form.ok) return formAgain(form.errors, values, 422);
  const next = sitePath(form.value.next);
  const result = await inEvenTime(signIn(context.services, visitOf(context, request, next), form.value));
  switch (result.outcome) {
    case "signed-in":
      return redirectWith(result.cookies, withNext("/sign-in", next));
    case "code-needed":
      return redirectWith(result.cookies, withNext("/two-factor", next));
    case "limited":
      return waitAgain(result, values);
    case "unconfirmed":
      return redirect("/sign-in/mailed?for=confirmation", 303);
    case "wrong":
      return formAgain({ form: "That e-mail address and password do not go together." }, values, 401);
  }
}

export default function SignInPage() {
  const { centerName, next, email: signedInAs, done, forget, hasProvider } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <PageFrame centerName={centerName} isSignedIn={signedInAs !== null}>
      {signedInAs === null ? (
        <>
          <ConfirmedNotice done={done} />
          <PageHead
            title="Sign in"
            lead="For employers and for people who work at events. To get a ticket you need no account."
          />
          <SignInForm next={next} hasProvider={hasProvider} errors={again?.errors} values={again?.values} />
          {forget !== null && <script src={forget} defer />}
        </>
      ) : (
        <NoRole centerName={centerName} email={signedInAs} />
      )}
    </PageFrame>
  );
}
