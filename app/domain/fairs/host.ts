import type { EventType } from "~/app/domain/events/event";
import type { FieldProblem } from "~/app/domain/refusal";

/**
 * What keeps an event from having no host. The center holds a job fair that staff made; everything else is somebody's,
 * and so is every opening.
 */
export function withoutHost(
  event: { type: EventType; openings?: readonly unknown[] | undefined },
  isByStaff: boolean,
): FieldProblem[] {
  if (event.type !== "job-fair" || !isByStaff) return [{ field: "employerId", problem: "required" }];
  return (event.openings ?? []).length > 0 ? [{ field: "openings", problem: "needs-employer" }] : [];
}
