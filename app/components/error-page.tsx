import { isRouteErrorResponse } from "@remix-run/react";
import { roles } from "~/app/domain/access/roles";
import { ButtonLink } from "./button";
import { PageFrame } from "./page-frame";
import { roleWords } from "./role-words";

export interface ErrorWords {
  title: string;
  message: string;
  /** Our own: it is told with the request's number. */
  isFault: boolean;
  /** Who is signed in and may not open the page; null where nobody is known to be. */
  signedIn: { role: string; isPerson: boolean; home: string } | null;
}

/** What an answer that was thrown says to who asked. */
export function errorWords(error: unknown): ErrorWords {
  if (!isRouteErrorResponse(error)) {
    return {
      title: "Something went wrong on our side",
      message: "We have been told. Try again in a minute.",
      isFault: true,
      signedIn: null,
    };
  }
  const { message = "Check the address, or start from the list of events.", signedIn = null } = told(
    error.data,
  );
  return { title: titles[error.status] ?? "That did not work", message, isFault: false, signedIn };
}

const titles: Record<number, string> = {
  403: "You cannot open this page",
  404: "We could not find that page",
};

function told(data: unknown): Partial<ErrorWords> {
  if (typeof data !== "object" || data === null) return {};
  return {
    ...("message" in data && typeof data.message === "string" ? { message: data.message } : {}),
    ...("signedIn" in data && isSignedIn(data.signedIn) ? { signedIn: data.signedIn } : {}),
  };
}

const isSignedIn = (value: unknown): value is NonNullable<ErrorWords["signedIn"]> =>
  typeof value === "object" && value !== null && "role" in value && "isPerson" in value && "home" in value;

interface ErrorPageProps extends ErrorWords {
  centerName: string;
  requestId: string | undefined;
}

/** A page that cannot be shown: why, and where to go on. */
export function ErrorPage({ title, message, isFault, signedIn, centerName, requestId }: ErrorPageProps) {
  const role = roles.find((known) => known === signedIn?.role);
  const account = [
    { href: "/account", label: "Your account" },
    { href: "/sign-out", label: "Sign out" },
  ];
  return (
    <PageFrame
      centerName={centerName}
      links={signedIn?.isPerson ? account : []}
      labels={{ navigation: "Your account" }}
      isSignedIn={signedIn !== null}
    >
      <h1>{title}</h1>
      <p>{message}</p>
      {isFault && requestId !== undefined && <p>Number of this request: {requestId}</p>}
      {signedIn === null ? (
        <p>
          <a href="/">See upcoming events</a>
        </p>
      ) : (
        <>
          {role && <p>You are signed in with the role {roleWords[role]}.</p>}
          <div className="actions">
            <ButtonLink href={signedIn.home}>Back to your work</ButtonLink>
          </div>
        </>
      )}
    </PageFrame>
  );
}
