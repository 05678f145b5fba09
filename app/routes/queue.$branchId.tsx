import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageFrame } from "~/app/components/page-frame";
import { QueueScreen } from "~/app/components/queue-screen";
import { queueScreen, secondsBetween } from "~/app/http/queue-page.server";
import { publicSlotStyles } from "~/app/styles/links";

export const links = publicSlotStyles;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page === undefined ? [] : [{ title: page.title }, { name: "robots", content: "noindex" }];

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/**
 * The browser reads the page anew by itself, also on a screen without script (`Refresh`, HTML 4.2.5.3, as a header);
 * whoever reads it with a magnifier or a screen reader can stop that by a link.
 */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await queueScreen(context, request, params);
  const refresh: Record<string, string> = page.isStill ? {} : { Refresh: String(secondsBetween) };
  return data(page, { headers: { ...refresh, "Cache-Control": "no-store" } });
}

export default function Screen() {
  const { centerName, ...page } = useLoaderData<typeof loader>();
  return (
    <PageFrame centerName={centerName} isWide>
      <QueueScreen {...page} />
    </PageFrame>
  );
}
