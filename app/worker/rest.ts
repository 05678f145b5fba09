/** A pause that a bell ends, also one that rang since the pause was prepared. */
export function openRest() {
  let isOver = false;
  let end = () => {};
  return {
    prepare: () => {
      isOver = false;
    },
    end: () => {
      isOver = true;
      end();
    },
    take: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, isOver ? 0 : milliseconds).unref();
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  };
}
