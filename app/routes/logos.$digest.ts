import type { LoaderFunctionArgs } from "@remix-run/node";
import { pictureAnswer } from "~/app/http/floor-picture.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { findLogo } from "~/db/queries/center-logos";

/** The center's logo, by the digest of its bytes. */
export async function loader({ context: { services, center }, params }: LoaderFunctionArgs) {
  const digest = params.digest ?? "";
  const isDigest = /^[0-9a-f]{64}$/.test(digest);
  const logo = isDigest ? await findLogo(services.db, { centerId: center.id, digest }) : null;
  return pictureAnswer(foundOr404(logo));
}
