import type { Params } from "@remix-run/react";
import type { QueueView } from "~/app/components/queue-page";
import { numberSteps } from "~/app/domain/queue/number";
import { spokenOr } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { listBranches } from "~/db/queries/places";
import { findNumber, findScreen, listNumbers } from "~/db/queries/walk-in-queue";
import type { RequestContext } from "./context.server";
import { chosenLanguage, rememberedLanguage } from "./language.server";
import { branchesWithRooms } from "./place-forms.server";
import { foundOr404 } from "./require-actor.server";
import { todayOf } from "./staff-appointments.server";
import { idOr404, idOrUndefined, queryOf } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

/** Seconds after which a screen on the wall reads itself anew. */
export const secondsBetween = 10;
const calledShown = 4;

/** A branch's queue of today, for staff: of the branch that the address names, or of the first. */
export async function queueView(context: Context, request: Request): Promise<QueueView> {
  const { services, center } = context;
  const branches = (await branchesWithRooms(context)).map(({ id, name }) => ({ id, name }));
  const asked = idOrUndefined(queryOf(request, "branch"));
  const branch = branches.find(({ id }) => id === asked) ?? branches[0] ?? null;
  const of = { centerId: center.id, day: todayOf(context) };
  const numbers = branch === null ? [] : await listNumbers(services.db, { ...of, branchId: branch.id });
  return {
    ...{ branches, branch, numbers, timeZone: center.timeZone, desk: queryOf(request, "desk") ?? "" },
    keys: { number: services.ids.uuid(), call: services.ids.uuid() },
  };
}

/** The number that an address names. @throws the page that says there is none */
export async function numberOr404({ services, center }: Context, params: Params) {
  const numberId = idOr404(params.numberId);
  return foundOr404(await findNumber(services.db, { centerId: center.id, numberId }));
}

/** The step that an address names. @throws the page that says there is none */
export const stepOr404 = (step: string | undefined) =>
  foundOr404(numberSteps.find((known) => known === step));

/** What the screen on a branch's wall shows. @throws the page that says there is no such branch */
export async function queueScreen(context: Context, request: Request, params: Params) {
  const { services, center } = context;
  const branchId = idOr404(params.branchId);
  const branches = await listBranches(services.db, { centerId: center.id, limit: 1_000 });
  const { name: branch } = foundOr404(branches.find(({ id }) => id === branchId));
  const of = { centerId: center.id, branchId, day: todayOf(context), most: calledShown };
  const { called, waiting } = await findScreen(services.db, of);
  const locale = chosenLanguage(request) ?? rememberedLanguage(request, center) ?? spokenOr(center.locale);
  const title = wordsIn(locale)("waitingLine.title", { branch });
  const isStill = queryOf(request, "still") !== null;
  return { locale, title, called, waiting, isStill, href: `/queue/${branchId}`, centerName: center.name };
}
