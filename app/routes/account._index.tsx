import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AccountFrame } from "~/app/components/account-frame";
import { AccountNotice } from "~/app/components/account-notice";
import { DescriptionList } from "~/app/components/description-list";
import { OwnCenters } from "~/app/components/own-centers";
import { PageHead } from "~/app/components/page-head";
import { PasskeyTable } from "~/app/components/passkey-table";
import { Section } from "~/app/components/section";
import { SessionTable } from "~/app/components/session-table";
import { ownCenters } from "~/app/http/center-links.server";
import { homeOf } from "~/app/http/home";
import { shownPasskeys } from "~/app/http/passkey-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireSession } from "~/app/http/session-pages.server";
import { staffStyles } from "~/app/styles/links";
import { isTotpAsked } from "~/db/queries/access";
import { isInstallationAdmin } from "~/db/queries/installation";
import { listPasskeys } from "~/db/queries/passkeys";
import { hasPassword, listSessions } from "~/db/queries/sessions";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your account - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const session = await requireSession(context, request);
  const { services, center } = context;
  const { userId, sessionId, name, email, hasTotp } = session;
  const [actor, sessions, passkeys, byPassword, isAsked, centers, isInstallation] = await Promise.all([
    context.actor(),
    listSessions(services.db, { userId, now: services.clock.now() }),
    listPasskeys(services.db, { userId }),
    hasPassword(services.db, { userId }),
    isTotpAsked(services.db, { userId }),
    ownCenters(context, { userId }),
    isInstallationAdmin(services.db, { userId }),
  ]);
  return {
    person: { name, email, hasTotp, byPassword, isAsked },
    sessions: sessions.map((row) => ({ ...row, isThis: row.id === sessionId })),
    passkeys: shownPasskeys(passkeys, context.origin),
    centers,
    isInstallation,
    workHref: actor === null ? undefined : homeOf(actor),
    done: new URL(request.url).searchParams.get("done"),
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function AccountPage() {
  const { person, sessions, passkeys, centers, isInstallation, workHref, done, centerName, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <AccountFrame centerName={centerName} workHref={workHref}>
      <AccountNotice done={done} />
      <PageHead title="Your account" />
      <Section title="You">
        <DescriptionList
          items={[
            { term: "Name", value: person.name },
            { term: "E-mail address", value: person.email },
          ]}
        />
      </Section>
      {centers.length > 1 && (
        <Section title="Where you work">
          <OwnCenters centers={centers} />
        </Section>
      )}
      {isInstallation && (
        <Section title="All centers">
          <p>
            <a href="/installation">Make, close and compare centers</a>
          </p>
        </Section>
      )}
      <Section title="Password">
        {person.byPassword ? (
          <p>
            <a href="/account/password">Change your password</a>
          </p>
        ) : (
          <p>
            You sign in by mailed links. <a href="/reset">Choose a password</a> if you want one.
          </p>
        )}
      </Section>
      <Section title="Passkeys">
        <PasskeyTable rows={passkeys} timeZone={timeZone} />
        <p>
          <a href="/account/passkeys/new">Add a passkey</a>
        </p>
      </Section>
      <Section title="Authenticator app">
        <TotpWords hasTotp={person.hasTotp} isAsked={person.isAsked} />
      </Section>
      <Section title="Where you are signed in">
        <SessionTable rows={sessions} timeZone={timeZone} />
      </Section>
    </AccountFrame>
  );
}

function TotpWords({ hasTotp, isAsked }: { hasTotp: boolean; isAsked: boolean }) {
  if (!hasTotp) {
    return (
      <>
        <p>Off. With an app on your phone, a stolen password alone does not get anybody in.</p>
        <p>
          <a href="/account/authenticator">Set up an authenticator app</a>
        </p>
      </>
    );
  }
  return (
    <>
      <p>
        On. Each sign-in but one by passkey asks for a code from your app.
        {isAsked && " Your role asks for it."}
      </p>
      <p>
        <a href="/account/recovery-codes">Get new recovery codes</a>
      </p>
      {!isAsked && (
        <p>
          <a href="/account/authenticator/removal">Turn the app off</a>
        </p>
      )}
    </>
  );
}
