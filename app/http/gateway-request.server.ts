import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";

const most = 100;

/**
 * What the gateway for texts posted, once its signature holds: over the address as this center has it and every
 * parameter.
 * @throws 404 where texts are not set up, 403 for whoever else posts here
 */
export async function requireGateway(
  { services, origin }: Pick<RequestContext, "services" | "origin">,
  request: Request,
): Promise<ReadonlyMap<string, string>> {
  const texter = foundOr404(services.texter);
  const { pathname, search } = new URL(request.url);
  const form = await request.formData().catch(() => new FormData());
  const params = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const signature = request.headers.get("x-twilio-signature") ?? "";
  const isOwn =
    params.length <= most && texter.isSigned({ url: `${origin}${pathname}${search}`, params, signature });
  if (!isOwn) throw new Response("This is for the gateway alone.", { status: 403 });
  return new Map(params);
}
