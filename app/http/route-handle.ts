/** What a route says of itself in `handle`. Script is shipped where a route asks for it, nowhere else. */
export interface RouteHandle {
  hydrate?: boolean;
}

/** Whether a page of these routes goes on in the browser. */
export function isHydrated(handles: readonly unknown[]): boolean {
  return handles.some((handle) => isHandle(handle) && handle.hydrate === true);
}

function isHandle(handle: unknown): handle is RouteHandle {
  return typeof handle === "object" && handle !== null;
}
