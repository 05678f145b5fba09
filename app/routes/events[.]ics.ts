import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarAnswer } from "~/app/http/calendar-answer.server";
import { feedEntries } from "~/app/http/public-calendar.server";

/** The feed that a calendar program follows. */
export async function loader({ context }: LoaderFunctionArgs) {
  const entries = await feedEntries(context);
  const { services, center } = context;
  const content = services.calendarFile({ method: "PUBLISH", entries, name: center.name });
  return calendarAnswer(content, { cache: "public, max-age=300" });
}
