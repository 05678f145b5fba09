import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { StaffFrame } from "~/app/components/staff-frame";
import { deskPath, sectionOf, staffLinks } from "~/app/components/staff-links";
import { privateHeaders } from "~/app/http/private-headers";
import { requireActor } from "~/app/http/require-actor.server";
import { staffStyles } from "~/app/styles/links";
import { findPersonName } from "~/db/queries/people";

export const links = staffStyles;
/** For every staff page that gives none of its own. */
export const headers = privateHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { services, center } = context;
  const actor = await requireActor(context, request, "queue.read");
  const name = await findPersonName(services.db, { id: actor.kind === "person" ? actor.id : null });
  return { centerName: center.name, role: actor.role, name };
}

/** The frame around every staff page: sections, who is signed in, the way out. */
export default function Staff() {
  const { centerName, role, name } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const sections = staffLinks(role);
  return (
    <StaffFrame
      centerName={centerName}
      links={sections}
      quick={sections.find(({ href }) => href === deskPath)}
      current={sectionOf(pathname, sections)}
      className={/\/(?:ticket|slip)$/.test(pathname) ? "ticket-page" : undefined}
      account={
        <>
          <a href="/account">{name ?? "Your account"}</a>
          <form method="post" action="/sign-out">
            <button className="button" data-kind="quiet" type="submit">
              Sign out
            </button>
          </form>
        </>
      }
    >
      <Outlet />
    </StaffFrame>
  );
}
