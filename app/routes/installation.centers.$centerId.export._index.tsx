import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PasswordField } from "~/app/components/password-field";
import { downloadErrors } from "~/app/http/center-download.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404, queryOf } from "~/app/http/staff-page.server";
import { findCenterOverview } from "~/db/queries/installation";
import { hasPassword } from "~/db/queries/sessions";

export const meta: MetaFunction = () => [{ title: "Download this center - All centers" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id: userId } = await requireInstallationAdmin(context, request, "center.export");
  const { db } = context.services;
  const center = foundOr404(await findCenterOverview(db, { centerId: idOr404(params.centerId) }));
  const asksPassword = await hasPassword(db, { userId });
  return { center, asksPassword, errors: downloadErrors(queryOf(request, "refused")) };
}

export default function Export() {
  const { center, asksPassword, errors } = useLoaderData<typeof loader>();
  const base = `/installation/centers/${center.id}`;
  return (
    <ConfirmForm
      title={`Download all of ${center.name}?`}
      confirmLabel="Download the center"
      action={`${base}/export/file`}
      backHref={base}
      backLabel="Back to the center"
      kind="primary"
      errors={errors}
    >
      <p>
        You get a ZIP file with every row and picture, for another installation or your own archive. It holds
        names: keep it as you keep the database. A large center takes some minutes.
      </p>
      <p>
        Contacts in it are sealed. The keys that open them, and that make its tickets valid, are not in it:
        whoever runs your server brings them along.
      </p>
      <p>Both trails say that you took it.</p>
      {asksPassword && <PasswordField use="current" label="Your password" errors={errors} />}
    </ConfirmForm>
  );
}
