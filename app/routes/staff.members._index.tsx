import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { InvitationTable } from "~/app/components/invitation-table";
import { MemberTable } from "~/app/components/member-table";
import { MembersNotice } from "~/app/components/members-notice";
import { PageHead } from "~/app/components/page-head";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listInvitations } from "~/db/queries/invitations";
import { listMembers } from "~/db/queries/members";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `People - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireActor(context, request, "member.list");
  const { services, center } = context;
  const of = { centerId: center.id };
  const [members, invitations] = await Promise.all([
    listMembers(services.db, of),
    listInvitations(services.db, of),
  ]);
  return {
    members: members.map((member) => ({
      ...member,
      isYou: actor.kind === "person" && actor.id === member.userId,
    })),
    invitations,
    now: services.clock.now(),
    done: queryOf(request, "done"),
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function Members() {
  const { members, invitations, now, done, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <MembersNotice done={done} />
      <PageHead
        title="People"
        lead="Who works here, and with which role."
        actions={<ButtonLink href="/staff/members/invitations/new">Invite somebody</ButtonLink>}
      />
      <MemberTable rows={members} timeZone={timeZone} />
      <h2>Invitations</h2>
      {invitations.length === 0 ? (
        <EmptyState title="No invitation waits">
          Whom you invite stands here until the link is used.
        </EmptyState>
      ) : (
        <InvitationTable rows={invitations} now={now} timeZone={timeZone} />
      )}
    </>
  );
}
