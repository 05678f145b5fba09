import { useEffect, useState } from "react";

/** Whether this page opens again without a connection: a worker keeps its files. Null until that is known. */
export function useReopens(): boolean | null {
  const [reopens, setReopens] = useState<boolean | null>(null);
  useEffect(() => {
    void opensAgain(navigator.serviceWorker).then(setReopens);
  }, []);
  return reopens;
}

/** Whether a worker is in charge of the door's pages: one that is only being installed keeps nothing yet. */
export async function opensAgain(
  workers: Pick<ServiceWorkerContainer, "getRegistration"> | undefined,
): Promise<boolean> {
  try {
    const registration = await workers?.getRegistration("/door/");
    return registration !== undefined && registration.active !== null;
  } catch {
    return false;
  }
}
