import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { createToken } from "~/app/commands/create-token.server";
import { NewToken } from "~/app/components/new-token";
import { TokenForm } from "~/app/components/token-form";
import { roles } from "~/app/domain/access/roles";
import { id, line, optional } from "~/app/http/fields";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireActor } from "~/app/http/require-actor.server";
import { listTokenLimits } from "~/db/queries/tokens";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Make a token - ${page?.centerName}` },
];

const schema = z.strictObject({
  label: line(80),
  role: z.enum(roles, "required"),
  eventId: optional(id),
  employerId: optional(id),
});

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "token.create");
  const { services, center } = context;
  const limits = await listTokenLimits(services.db, { centerId: center.id, locale: center.locale });
  return { centerName: center.name, key: postKey(request, services.ids), limits };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "token.create");
  const form = await parseForm(request, schema);
  if (!form.ok) return notAccepted(form);
  const { services } = context;
  const made = await createToken(services, { actor, tokenId: postKey(request, services.ids), ...form.value });
  if (made.outcome === "refused") return refusedForm(made, form.values);
  return data({ errors: {}, values: {}, made: { token: made.token, label: form.value.label } }, 201);
}

export default function MakeToken() {
  const { key, limits } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return again !== undefined && "made" in again ? (
    <NewToken {...again.made} />
  ) : (
    <TokenForm
      action={`/staff/tokens/new?key=${key}`}
      limits={limits}
      errors={again?.errors}
      values={again?.values}
    />
  );
}
