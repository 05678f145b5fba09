import type { LoaderFunctionArgs } from "@remix-run/node";
import { mailFrame, requireMail } from "~/app/http/mailbox-page.server";

export const loader = async ({ context, params }: LoaderFunctionArgs) =>
  mailFrame(await requireMail(context, params.mailId));
