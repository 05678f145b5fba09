import type { LoaderFunctionArgs } from "@remix-run/node";

const closed = [
  "/t/",
  "/T/",
  "/a/",
  "/m/",
  "/M/",
  "/outcomes/",
  "/survey/",
  "/staff",
  "/employer",
  "/door",
  "/api/",
];

/** What crawlers leave alone: whatever is secret or needs a sign-in. */
export function loader({ context }: LoaderFunctionArgs) {
  const lines = [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${context.origin}/sitemap.xml`,
    "",
  ];
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" };
  return new Response(lines.join("\n"), { headers });
}
