import { z } from "zod";
import { detailWords } from "~/app/components/desk-words";
import type { Actor } from "~/app/domain/access/roles";
import {
  choicesCookie,
  choicesText,
  type DeskChoices,
  deskLanguages,
  readChoices,
} from "~/app/domain/desk/choices";
import { channels, minuteBands } from "~/app/domain/desk/inquiry";
import type { NewInquiry } from "~/app/domain/desk/logging";
import { shiftHours } from "~/app/domain/desk/undoing";
import { localOf } from "~/app/domain/time/zoned-time";
import { countShiftEntries, listShiftEntries } from "~/db/queries/inquiries";
import { listStaffMemberships } from "~/db/queries/members";
import { listBranches } from "~/db/queries/places";
import type { RequestContext } from "./context.server";
import { id, line, optional, ticked } from "./fields";

/** What the desk's form posts: no field of it takes a name or free words. */
export const inquiryForm = z.strictObject({
  branchId: id,
  channel: z.enum(channels, "not-in-list"),
  minutes: optional(z.enum(minuteBands, "not-in-list")),
  language: optional(z.enum(deskLanguages, "not-in-list")),
  reference: ticked,
  category: line(60),
});

/** One inquiry, now, as a form that was posted says it. */
export const inquiryOf = (
  inquiryId: string,
  { reference, ...facts }: z.output<typeof inquiryForm>,
): NewInquiry => ({ ...facts, id: inquiryId, isReference: reference, count: 1, answeredAt: null });

const hour = 3_600_000;
const year = 365 * 24 * 3_600;
const mostBranches = 1_000;
/** As many as somebody looks back over. */
const mostEntries = 20;

/** The center's branches by name. */
export async function deskBranches({ services, center }: Pick<RequestContext, "services" | "center">) {
  const branches = await listBranches(services.db, { centerId: center.id, limit: mostBranches });
  return branches
    .map(({ id: branchId, name }) => ({ id: branchId, name }))
    .sort((a, b) => a.name.localeCompare(b.name, center.locale));
}

/** What the page of the desk shows beside its categories; null where the center has no branch yet. */
export async function deskPage(context: RequestContext, request: Request, actor: Actor) {
  const { services, center } = context;
  const now = services.clock.now();
  const since = new Date(now.getTime() - shiftHours * hour);
  const sinceDay = localOf(since, center.timeZone).date;
  const shift = { centerId: center.id, by: actor.id, since, sinceDay };
  const [branches, rows, entryCount, memberships] = await Promise.all([
    deskBranches(context),
    listShiftEntries(services.db, { ...shift, limit: mostEntries }),
    countShiftEntries(services.db, shift),
    listStaffMemberships(services.db, { centerId: center.id, userId: actor.id }),
  ]);
  const choices = readChoices(
    cookieOf(request),
    branches.map((branch) => branch.id),
  );
  if (choices === null) return null;
  const entries = rows.map(({ id: entryId, answeredAt: at, category, ...detail }) => ({
    ...{ id: entryId, at, category },
    detail: detailWords(detail),
  }));
  return {
    ...{ centerName: center.name, zone: center.timeZone, now, branches, choices, entries, entryCount },
    maker: memberships.find(({ role }) => role !== "door")?.id ?? "",
  };
}

function cookieOf(request: Request): string {
  const cookies = (request.headers.get("cookie") ?? "").split(/;\s*/);
  return cookies.find((each) => each.startsWith(`${choicesCookie}=`))?.slice(choicesCookie.length + 1) ?? "";
}

/** The line that keeps what was chosen. The page's script reads it too, and it is nobody's. */
export function choicesCookieLine(choices: DeskChoices, origin: string): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${choicesCookie}=${choicesText(choices)}; Path=/staff/desk; SameSite=Lax; Max-Age=${year}${secure}`;
}
