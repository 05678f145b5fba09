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
  { title: `Door pass - ${page?.centerName}` },
];

const schema = z.strictObject({ label: line(40) });

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const tokenHash = services.codes.hash(params.token ?? "");
  const pass = await findDoorPass(services.db, { centerId: center.id, tokenHash, locale: center.locale });
  const decision = decideOffer(pass, services.clock.now());
  if (pass === null || pass.deviceRole === "table" || decision.outcome === "refused")
    return data({ centerName: center.name, event: null }, 410);
  const { deviceRole: role, eventTitle: title, startsAt, endsAt, zone } = pass;
  return data({
    centerName: center.name,
    event: { role, title, when: whenWords(startsAt, endsAt, zone, "en-US") },
  });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, origin } = context;
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const { label } = form.value;
  const token = params.token ?? "";
  const redeemed = await redeemDoorPass(services, { center, token, label });
  if (redeemed.outcome === "refused") return formAgain({ over: "yes" }, {}, 410);
  const cookie = deviceCookieLine(redeemed, origin, services.clock.now());
  if (redeemed.role === "door") return redirectWith([cookie], `/door/${redeemed.eventId}`);
  // Visitors use this tablet by themselves: whoever is signed in on it goes.
  const signedOut = await services.accounts.signOut(request.headers);
  return redirectWith([...signedOut, cookie], `/kiosk/${redeemed.eventId}`);
}

const roleWords = {
  door: {
    lead: "This pass lets this phone scan tickets at the door of this event.",
    label: "Whose phone is this?",
    hint: "Staff see it in their list. A first name is enough.",
    autoComplete: "given-name",
    submit: "Open the door page",
  },
  kiosk: {
    lead: "This pass makes this tablet a kiosk: visitors check in and get a ticket by themselves. You are signed out on it.",
    label: "Where does this tablet stand?",
    hint: "Staff see it in their list, such as “Lobby”.",
    autoComplete: "off",
    submit: "Start the kiosk",
  },
} as const;

export default function DoorPassPage() {
  const { centerName, event } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (event === null || again?.errors.over) {
    return (
      <PageFrame centerName={centerName}>
        <PageHead
          title="This door pass has ended"
          lead="A pass works once, on one device. Ask the staff at the event to show you a new one."
        />
      </PageFrame>
    );
  }
  const words = roleWords[event.role];
  return (
    <PageFrame centerName={centerName}>
      <PageHead title={event.title} lead={event.when} />
      <p>{words.lead}</p>
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <TextField
          name="label"
          label={words.label}
          hint={words.hint}
          autoComplete={words.autoComplete}
          maxLength={40}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button size="large">{words.submit}</Button>
        </div>
      </form>
    </PageFrame>
  );
}
