import type { LoaderFunctionArgs } from "@remix-run/node";
import { keptPicture, pictureAnswer } from "~/app/http/floor-picture.server";
import { foundOr404 } from "~/app/http/require-actor.server";

/** The picture of a floor plan, by the digest of its bytes. */
export async function loader({ context: { services, center }, params }: LoaderFunctionArgs) {
  const digest = params.digest ?? "";
  const picture = /^[0-9a-f]{64}$/.test(digest)
    ? await keptPicture(services, { centerId: center.id, digest })
    : null;
  return pictureAnswer(foundOr404(picture));
}
