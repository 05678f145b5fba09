import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { nameInstallationAdmin } from "~/app/commands/name-installation-admin.server";
import { InstallationAdmins, NameAdminForm } from "~/app/components/installation-admins";
import { InstallationNotice } from "~/app/components/installation-notice";
import { PageHead } from "~/app/components/page-head";
import { Section } from "~/app/components/section";
import { adminForm } from "~/app/http/center-form.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listInstallationAdmins } from "~/db/queries/installation";

export const meta: MetaFunction = () => [{ title: "Admins - All centers" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "installation-admin.list");
  const admins = await listInstallationAdmins(context.services.db);
  return {
    admins: admins.map((admin) => ({ ...admin, isYou: admin.id === actor.id })),
    done: queryOf(request, "done"),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "installation-admin.name");
  const form = await parseForm(request, adminForm);
  if (!form.ok) return notAccepted(form);
  const named = await nameInstallationAdmin(context.services, { actor, ...form.value });
  if (named.outcome === "refused") return refusedForm(named, form.values);
  return redirect("/installation/admins?done=named", 303);
}

export default function Admins() {
  const { admins, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <InstallationNotice done={done} />
      <PageHead
        title="Admins"
        lead="They make and close centers and see figures side by side. In a center they have the role that it gives them."
      />
      <InstallationAdmins rows={admins} />
      <Section title="Name another">
        <NameAdminForm errors={again?.errors} values={again?.values} />
      </Section>
    </>
  );
}
