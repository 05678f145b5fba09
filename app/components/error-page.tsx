import { isRouteErrorResponse } from "@remix-run/react";
import { roles } from "~/app/domain/access/roles";
import type { PlainKey, Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { ButtonLink } from "./button";
import { usePublicPrefix } from "./language-switch";
import { PageFrame } from "./page-frame";
import { refusalKey } from "./patron-refusals";
import { roleWords } from "./role-words";

export interface ErrorWords {
  title: string;
  message: string;
  /** Our own: it is told with the request's number. */
  isFault: boolean;
  /** The center is closed: nothing leads on. */
  isClosed: boolean;
  /** Who is signed in and may not open the page; null where nobody is known to be. */
  signedIn: { role: string; isPerson: boolean; home: string } | null;
  /** The path of the form that was sent; null where the page is not about one. */
  back: string | null;
}

/** What an answer that was thrown says to who asked. */
export function errorWords(error: unknown, t: Words): ErrorWords {
  if (!isRouteErrorResponse(error)) {
    const title = t("error.fault");
    return {
      title,
      message: t("error.faultText"),
      isFault: true,
      isClosed: false,
      signedIn: null,
      back: null,
    };
  }
  const { message, signedIn = null, back = null } = told(error.data, t);
  const title = t(errorTitle(error));
  const isEnd = isClosed(error);
  const said = message ?? t("error.checkAddress");
  return { title, message: said, isFault: false, isClosed: isEnd, signedIn, back };
}

/** What the page of an error is called. */
export function errorTitle(error: unknown): PlainKey {
  if (!isRouteErrorResponse(error)) return "error.fault";
  if (error.status === 403) return "error.notAllowed";
  if (isClosed(error)) return "error.closed";
  return error.status === 404 ? "error.notFound" : "error.failed";
}

/** True where the whole center is: nothing leads on from there. */
const isClosed = (error: unknown): boolean =>
  isRouteErrorResponse(error) && reasonOf(error.data) === "center-closed";

const reasonOf = (data: unknown): unknown =>
  typeof data === "object" && data !== null && "reason" in data ? data.reason : undefined;

function told(data: unknown, t: Words): Partial<ErrorWords> {
  if (typeof data !== "object" || data === null) return {};
  const key = refusalKey(reasonOf(data));
  const message = "message" in data && typeof data.message === "string" ? data.message : undefined;
  return {
    ...(key ? { message: t(key) } : message === undefined ? {} : { message }),
    ...("signedIn" in data && isSignedIn(data.signedIn) ? { signedIn: data.signedIn } : {}),
    ...("back" in data && typeof data.back === "string" ? { back: data.back } : {}),
  };
}

const isSignedIn = (value: unknown): value is NonNullable<ErrorWords["signedIn"]> =>
  typeof value === "object" && value !== null && "role" in value && "isPerson" in value && "home" in value;

interface ErrorPageProps extends ErrorWords {
  centerName: string;
  requestId: string | undefined;
}

/** A page that cannot be shown: why, and where to go on. */
export function ErrorPage(props: ErrorPageProps) {
  const { title, message, isFault, isClosed, signedIn, back, centerName, requestId } = props;
  const t = useWords();
  const prefix = usePublicPrefix();
  const role = roles.find((known) => known === signedIn?.role);
  const account = [
    { href: "/account", label: "Your account" },
    { href: "/sign-out", label: "Sign out" },
  ];
  return (
    <PageFrame
      centerName={centerName}
      links={signedIn?.isPerson ? account : []}
      navigationLabel="Your account"
      isSignedIn={signedIn !== null}
    >
      <h1>{title}</h1>
      <p>{message}</p>
      {isFault && requestId !== undefined && <p>{t("error.number", { id: requestId })}</p>}
      {back !== null && (
        <div className="actions">
          <ButtonLink href={back}>{t("error.backToForm")}</ButtonLink>
        </div>
      )}
      {signedIn === null ? (
        isClosed ||
        back !== null || (
          <p>
            <a href={`${prefix}/`}>{t("frame.seeEvents")}</a>
          </p>
        )
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
