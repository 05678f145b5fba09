/** What this phone keeps between visits: names and choices, never a visitor's. */
export interface Remembered {
  read: (key: string) => string | null;
  write: (key: string, value: string) => void;
}

export const keys = {
  door: (eventId: string) => `fairday.door.${eventId}`,
  device: "fairday.device",
  camera: "fairday.camera",
  silent: "fairday.silent",
  still: "fairday.still",
} as const;

/** A browser may refuse storage altogether: then the page forgets, and works. */
export const localRemembered: Remembered = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Nothing is kept in a private window that forbids it.
    }
  },
};
