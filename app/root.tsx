import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { BrandColor } from "~/app/components/brand-color";
import { ErrorPage, errorWords } from "~/app/components/error-page";
import { isHydrated } from "~/app/http/route-handle";
import { publicStyles } from "~/app/styles/links";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

/** For the error page alone: every other page has a title of its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  error === undefined ? [] : [{ title: `${errorWords(error).title} - ${data?.centerName ?? "Job center"}` }];

export function loader({ context }: LoaderFunctionArgs) {
  return {
    nonce: context.nonce,
    requestId: context.observed.requestId,
    centerName: context.center.name,
    locale: context.center.locale,
    brandColor: context.center.settings.brandColor,
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  // React Router says null where there is none.
  const hasError = useRouteError() !== null;
  const hasScript = isHydrated(useMatches().map(({ handle }) => handle));
  const nonce = data?.nonce === "" ? undefined : data?.nonce;
  return (
    <html lang={data?.locale ?? "en"} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
        {hasError && publicStyles().map((sheet) => <link key={sheet.href} {...sheet} />)}
        <BrandColor color={data?.brandColor} nonce={nonce} />
      </head>
      <body>
        {children}
        {hasScript && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  const centerName = data?.centerName ?? "Job center";
  return <ErrorPage {...errorWords(error)} centerName={centerName} requestId={data?.requestId} />;
}
