import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireBadgeJob } from "~/app/http/badge-job.server";
import { pdfAnswer } from "~/app/http/pdf-answer.server";
import { foundOr404 } from "~/app/http/require-actor.server";

/** The badges as a file to print. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, job } = await requireBadgeJob(context, request, params);
  return pdfAnswer(foundOr404(job.pdf), `badges-${event.slug}.pdf`);
}
