/** Keeps the screen lit while the camera is on; the answer lets it sleep. A browser that cannot does without. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;

  async function take() {
    if (over || !("wakeLock" in navigator) || document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock.request("screen");
      if (over) await lock.release();
    } catch {
      // Low battery: the phone's own setting wins.
      lock = null;
    }
  }

  // The system takes the lock away whenever the page is hidden.
  const again = () => void take();
  document.addEventListener("visibilitychange", again);
  void take();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release().catch(() => undefined);
  };
}
