interface Preparable<Result> {
  prepare(name: string): { execute(): Promise<Result> };
}

/**
 * Runs a statement that is prepared once a connection. The driver asks the server for the types of any other one
 * first, and lets nothing follow it: two round trips each, and none of them at once. Only for statements whose text is
 * always the same, since nothing forgets them: no list of varying length, no filter that may be absent.
 * @param name what the statement does, for whoever reads a log
 */
export function prepared<Result>(statement: Preparable<Result>, name: string): Promise<Result> {
  return statement.prepare(name).execute();
}
