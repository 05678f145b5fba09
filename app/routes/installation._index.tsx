import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { CenterTable } from "~/app/components/center-table";
import { InstallationNotice } from "~/app/components/installation-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { TrailTable } from "~/app/components/trail-table";
import { centerHref } from "~/app/http/center-links.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listCenterOverviews, listTrail } from "~/db/queries/installation";

export const meta: MetaFunction = () => [{ title: "Centers - All centers" }];

const most = 10;

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.list");
  const { db } = context.services;
  const [centers, trail] = await Promise.all([listCenterOverviews(db), listTrail(db, { limit: most })]);
  return {
    centers: centers.map((center) => ({ ...center, href: centerHref(context, center.host, "/") })),
    trail,
    timeZone: context.center.timeZone,
    done: queryOf(request, "done"),
  };
}

export default function Centers() {
  const { centers, trail, timeZone, done } = useLoaderData<typeof loader>();
  return (
    <>
      <InstallationNotice done={done} />
      <PageHead
        title="Centers"
        lead="Each has its own pages, people and data, under its own host."
        actions={<ButtonLink href="/installation/centers/new">Make a center</ButtonLink>}
      />
      <CenterTable rows={centers} timeZone={timeZone} />
      <Section title="What was done lately">
        <TrailTable rows={trail} timeZone={timeZone} />
        <p>
          <a href="/installation/audit">All that was done</a>
        </p>
      </Section>
    </>
  );
}
