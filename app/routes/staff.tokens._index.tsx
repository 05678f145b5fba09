import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { MembersNotice } from "~/app/components/members-notice";
import { PageHead } from "~/app/components/page-head";
import { TokenTable } from "~/app/components/token-table";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listTokens } from "~/db/queries/tokens";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `API tokens - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "token.list");
  const { services, center } = context;
  return {
    tokens: await listTokens(services.db, { centerId: center.id, locale: center.locale }),
    done: queryOf(request, "done"),
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function Tokens() {
  const { tokens, done, timeZone } = useLoaderData<typeof loader>();
  const make = <ButtonLink href="/staff/tokens/new">Make a token</ButtonLink>;
  return (
    <>
      <MembersNotice done={done} />
      <PageHead
        title="API tokens"
        lead={
          <>
            For programs that register people or scan tickets. <a href="/api/docs">What the API offers</a>
          </>
        }
        actions={tokens.length > 0 && make}
      />
      {tokens.length === 0 ? (
        <EmptyState title="No tokens yet" action={make}>
          A token lets a program do what its role may do, and no more.
        </EmptyState>
      ) : (
        <TokenTable rows={tokens} timeZone={timeZone} />
      )}
    </>
  );
}
