import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedAnswer, findOpeningFeed, jsonFeedOf } from "~/app/http/opening-feeds.server";

/** The newest openings for a program that reads JSON. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  return feedAnswer(request, jsonFeedOf(await findOpeningFeed(context)), "application/feed+json");
}
