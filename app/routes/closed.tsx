import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { refusalPage } from "~/app/http/require-actor.server";

/** What every page of a closed center shows in its place. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.center.archivedAt === null) return redirect("/");
  throw refusalPage("center-closed");
}

export default function Closed() {
  return null;
}
