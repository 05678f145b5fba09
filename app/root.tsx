import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  useMatches,
  useParams,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { BrandColor } from "~/app/components/brand-color";
import { ErrorPage, errorTitle, errorWords } from "~/app/components/error-page";
import { useLanguageLinks } from "~/app/components/language-links";
import { LanguagesProvider } from "~/app/components/language-switch";
import { LogoProvider } from "~/app/components/logo";
import { logoOf } from "~/app/http/logo.server";
import { pageMessages } from "~/app/http/page-messages.server";
import { isHydrated } from "~/app/http/route-handle";
import { compile } from "~/app/i18n/compile";
import { directionOf, type Locale, spoken } from "~/app/i18n/locales";
import { wordsOf } from "~/app/i18n/speak";
import { FoundLocale, useWords, WordsProvider, WordsSource } from "~/app/i18n/use-words";
import { publicStyles } from "~/app/styles/links";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

/** For the error page alone: every other page has a title of its own. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (error === undefined) return [];
  const words = data?.errorTitles[errorTitle(error)] ?? "Something went wrong on our side";
  return [{ title: `${words} - ${data?.centerName ?? "Job center"}` }];
};

export function loader({ context, request, params }: LoaderFunctionArgs) {
  return {
    nonce: context.nonce,
    requestId: context.observed.requestId,
    origin: context.origin,
    centerName: context.center.name,
    logo: logoOf(context.center),
    brandColor: context.center.settings.brandColor,
    ...pageMessages(context, request, params.locale),
  };
}

/** The language of the page that is shown: it says so itself where its address does not. */
function usePageLocale(otherwise: Locale | undefined): Locale {
  const [found, ofAddress] = [useContext(FoundLocale), spoken(useParams().locale)];
  const own = useMatches().map(({ data }) => localeIn(data));
  return own.findLast((locale) => locale !== undefined) ?? found ?? otherwise ?? ofAddress ?? "en";
}

const localeIn = (data: unknown): Locale | undefined =>
  typeof data === "object" && data !== null && "locale" in data ? spoken(data.locale) : undefined;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  // React Router says null where there is none.
  const hasError = useRouteError() !== null;
  const hasScript = isHydrated(useMatches().map(({ handle }) => handle));
  const nonce = data?.nonce === "" ? undefined : data?.nonce;
  const locale = usePageLocale(data?.locale);
  const source = useContext(WordsSource);
  const words = data?.messages ? wordsOf(locale, [data.messages], compile) : source(locale);
  const languages = useLanguageLinks(locale, data);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
        {languages.isIndexed &&
          languages.links.map(({ tag, url }) => <link key={tag} rel="alternate" hrefLang={tag} href={url} />)}
        {hasError && publicStyles().map((sheet) => <link key={sheet.href} {...sheet} />)}
        <BrandColor color={data?.brandColor} nonce={nonce} />
      </head>
      <body>
        <WordsProvider words={words}>
          <LanguagesProvider languages={languages}>
            <LogoProvider value={data?.logo ?? null}>{children}</LogoProvider>
          </LanguagesProvider>
        </WordsProvider>
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
  return <ErrorPage {...errorWords(error, useWords())} centerName={centerName} requestId={data?.requestId} />;
}
