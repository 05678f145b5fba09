import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { Button } from "~/app/components/button";
import { EmployerFrame } from "~/app/components/employer-frame";
import { sectionOf } from "~/app/components/staff-links";
import { staffStyles } from "~/app/styles/links";
import { findEmployer } from "~/db/queries/employers";

export const links = staffStyles;

const organization = { href: "/employer/organization", label: "Your organization" };
const sections = [
  { href: "/employer", label: "Your events" },
  { href: "/employer/fairs", label: "Job fairs" },
  organization,
];

/** Names alone: who may see a page is asked by the page. Somebody who describes an organization has none yet. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { services, center } = context;
  const employerId = (await context.actor())?.employerId;
  const employer =
    employerId === undefined ? null : await findEmployer(services.db, { centerId: center.id, employerId });
  return { centerName: center.name, employerName: employer?.legalName ?? null };
}

/** The frame around every page of an employer: sections, the organization, the way out. */
export default function Employer() {
  const { centerName, employerName } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const shown = employerName === null ? [organization] : sections;
  return (
    <EmployerFrame
      centerName={centerName}
      employerName={employerName ?? undefined}
      links={shown}
      current={sectionOf(pathname, shown)}
      account={
        <>
          <a href="/account">Your account</a>
          <form method="post" action="/sign-out">
            <Button kind="quiet">Sign out</Button>
          </form>
        </>
      }
    >
      <Outlet />
    </EmployerFrame>
  );
}
