import { idOrUndefined, queryOf } from "./staff-page.server";

/**
 * The id of what a form makes. It stands in the address that the form posts to (`?key=`), so that a form which is
 * posted twice, by a double tap or a reload, makes one thing. A page that is opened anew has a new one.
 */
export function postKey(request: Request, ids: { uuid: () => string }): string {
  return idOrUndefined(queryOf(request, "key")) ?? ids.uuid();
}
