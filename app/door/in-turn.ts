export type InTurn = (work: () => Promise<void>) => Promise<void>;

/** Works one after the other, each once the one before it has ended, however that ended. */
export function inTurn(): InTurn {
  let turn: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
}
