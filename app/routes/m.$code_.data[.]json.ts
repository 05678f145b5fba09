import type { LoaderFunctionArgs } from "@remix-run/node";
import { dataFile } from "~/app/http/data-file.server";
import { ticketLanguage } from "~/app/http/language.server";
import { requireHeld } from "~/app/http/manage-link.server";
import { personalData } from "~/app/http/personal-data.server";

/** All that is held of the registration, as a file that other programs can read. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireHeld(context, request, params.code);
  const { locale } = ticketLanguage(context, request, found);
  const held = await personalData(context, found, locale);
  return dataFile({ center: context.center.name, ...held });
}
