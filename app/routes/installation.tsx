import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLocation } from "@remix-run/react";
import { InstallationFrame } from "~/app/components/installation-frame";
import { privateHeaders } from "~/app/http/private-headers";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
/** For every page on the installation that gives none of its own. */
export const headers = privateHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.list");
  return null;
}

/** The frame around the pages on all centers. */
export default function Installation() {
  const { pathname } = useLocation();
  return (
    <InstallationFrame pathname={pathname}>
      <Outlet />
    </InstallationFrame>
  );
}
