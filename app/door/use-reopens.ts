import { useEffect, useState } from "react";

/** Whether this page opens again without a connection: a worker keeps its files. Null until that is known. */
export function useReopens(): boolean | null {
  const [reopens, setReopens] = useState<boolean | null>(null);
  useEffect(() => {
    const found = navigator.serviceWorker?.getRegistration("/door/") ?? Promise.resolve(undefined);
    found.then(
      (registration) => setReopens(registration !== undefined),
      () => setReopens(false),
    );
  }, []);
  return reopens;
}
