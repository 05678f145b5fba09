import type { LoaderFunctionArgs } from "@remix-run/node";
import { feedAnswer, findOpeningFeed, rssOf } from "~/app/http/opening-feeds.server";

/** The newest openings for a feed reader. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  return feedAnswer(request, rssOf(await findOpeningFeed(context)), "application/rss+xml");
}
