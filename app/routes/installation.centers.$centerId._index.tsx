import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { moveCenter } from "~/app/commands/move-center.server";
import { ButtonLink } from "~/app/components/button";
import { HostForm } from "~/app/components/host-form";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { hostForm } from "~/app/http/center-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireCenter, requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.center.name} - All centers` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return { center: await requireCenter(context, request, params, "center.move") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "center.move");
  const centerId = idOr404(params.centerId);
  const form = await parseForm(request, hostForm);
  if (!form.ok) return notAccepted(form);
  const moved = await moveCenter(context.services, { actor, centerId, ...form.value });
  if (moved.outcome === "refused") return refusedForm(moved, form.values);
  return redirect("/installation?done=moved", 303);
}

export default function ChangeCenter() {
  const { center } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const base = `/installation/centers/${center.id}`;
  const isOpen = center.archivedAt === null;
  return (
    <>
      <PageHead title={center.name} lead={<a href="/installation">All centers</a>} />
      <Section title="Address">
        <HostForm errors={again?.errors} values={again?.values ?? { host: center.host }} />
      </Section>
      <Section title="Download">
        <p>All that it has, as one file, to bring it to another installation.</p>
        <div className="actions">
          <ButtonLink kind="secondary" href={`${base}/export`}>
            Download this center
          </ButtonLink>
        </div>
      </Section>
      <Section title={isOpen ? "Close" : "Open again"}>
        <p>
          {isOpen
            ? "Its pages say that it is closed. Nothing is deleted, and you can open it again."
            : "It is closed. Everything that it had is still there."}
        </p>
        <div className="actions">
          <ButtonLink
            kind={isOpen ? "danger" : "secondary"}
            href={`${base}/${isOpen ? "archive" : "restoration"}`}
          >
            {isOpen ? "Close this center" : "Open this center again"}
          </ButtonLink>
        </div>
      </Section>
    </>
  );
}
