import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { appointmentData } from "~/app/http/appointment-page.server";
import { dataFile } from "~/app/http/data-file.server";

/** All that is held of the appointment, as a file that other programs can read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireAppointment(context, request, params.code);
  const held = await appointmentData(context, found);
  return dataFile({ center: context.center.name, ...held });
}
