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
  if (pass === null || decision.outcome === "refused")
    return data({ centerName: center.name, event: null }, 410);
  const { eventTitle: title, startsAt, endsAt, zone } = pass;
  return data({
    centerName: center.name,
    event: { title, when: whenWords(startsAt, endsAt, zone, "en-US") },
  });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center, origin } = context;
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const { label } = form.value;
  const redeemed = await redeemDoorPass(services, { center, token: params.token ?? "", label });
  if (redeemed.outcome === "refused") return formAgain({ over: "yes" }, {}, 410);
  const cookie = deviceCookieLine(redeemed, origin, services.clock.now());
  return redirectWith([cookie], `/door/${redeemed.eventId}`);
}

export default function DoorPassPage() {
  const { centerName, event } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (event === null || again?.errors.over) {
    return (
      <PageFrame centerName={centerName}>
        <PageHead
          title="This door pass has ended"
          lead="A pass works once, on one phone. Ask the staff at the event to show you a new one."
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame centerName={centerName}>
      <PageHead title={event.title} lead={event.when} />
      <p>This pass lets this phone scan tickets at the door of this event.</p>
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <TextField
          name="label"
          label="Whose phone is this?"
          hint="Staff see it in their list. A first name is enough."
          autoComplete="given-name"
          maxLength={40}
          errors={again?.errors}
          values={again?.values}
        />
        <div className="actions">
          <Button size="large">Open the door page</Button>
        </div>
      </form>
    </PageFrame>
  );
}
