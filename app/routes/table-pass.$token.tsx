import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { Button } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { decideOffer } from "~/app/domain/access/invitation";
import { whenWords } from "~/app/domain/time/wording";
import { deviceCookieLine } from "~/app/http/device-cookie.server";
import { line } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith } from "~/app/http/session-pages.server";
import { publicStyles } from "~/app/styles/links";
import { findDoorPass } from "~/db/queries/invitations";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Your table - ${page?.centerName}` },
];

const schema = z.strictObject({ label: line(40) });

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const tokenHash = services.codes.hash(params.token ?? "");
  const pass = await findDoorPass(services.db, { centerId: center.id, tokenHash, locale: center.locale });
  const isOpen = decideOffer(pass, services.clock.now()).outcome === "open";
  if (pass === null || pass.employerName === null || !isOpen) {
    return data({ centerName: center.name, event: null }, 410);
  }
  const { employerName, eventTitle: title, startsAt, endsAt, zone } = pass;
  const when = whenWords(startsAt, endsAt, zone, "en-US");
  return data({ centerName: center.name, event: { employerName, title, when } });
}

/** Signs the phone in. Whoever was signed in on it goes: the table is nobody's account. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, origin } = context;
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const token = params.token ?? "";
  const pass = { center, token, label: form.value.label, roles: ["table"] as const };
  const redeemed = await redeemDoorPass(services, pass);
  if (redeemed.outcome === "refused") return formAgain({ over: "yes" }, {}, 410);
  const cookie = deviceCookieLine(redeemed, origin, services.clock.now());
  const signedOut = await services.accounts.signOut(request.headers);
  return redirectWith([...signedOut, cookie], `/table/${redeemed.eventId}`);
}

export default function TablePass() {
  const { centerName, event } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (event === null || again?.errors.over) {
    return (
      <PageFrame centerName={centerName}>
        <PageHead
          title="This link has ended"
          lead="It was withdrawn, all its phones are in, or the event is over. Ask your organization or the staff for a new one."
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame centerName={centerName}>
      <PageHead title={event.title} lead={event.when} />
      <p>
        This link makes this phone the table of {event.employerName}. You ask visitors whether they share
        their contact, and nothing else. Whoever is signed in on this phone is signed out.
      </p>
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <TextField
          name="label"
          label="Whose phone is this?"
          hint="Your organization and the staff see it in their list. A first name is enough."
          autoComplete="given-name"
          maxLength={40}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button size="large">Open the table</Button>
        </div>
      </form>
    </PageFrame>
  );
}
