import { useEffect, useState } from "react";

/** Half a minute: what is told in minutes is never far off. */
const pace = 30_000;

/** The device's time, told anew now and then; null on the server and at first. */
export function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), pace);
    return () => clearInterval(timer);
  }, []);
  return now;
}
