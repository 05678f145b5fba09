import { useEffect, useSyncExternalStore } from "react";
import { keyedCategories } from "~/app/domain/desk/categories";
import { localRemembered } from "~/app/door/remembered";
import { words } from "./words";

export interface NumberKeys {
  areOn: boolean;
  turn: (areOn: boolean) => void;
}

const remembered = "fairday.desk.keys";

/** What was chosen on this page, where the browser keeps nothing. */
let chosen: boolean | null = null;
const listeners = new Set<() => void>();

const areKeysOn = () => chosen ?? localRemembered.read(remembered) !== "off";

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => void listeners.delete(onChange);
}

/** Logs by the number keys. They can be turned off, for whoever speaks to the device (WCAG 2.2, 2.1.4). */
export function useNumberKeys(
  log: ((category: string) => void) | null,
  categories: readonly { key: string }[],
): NumberKeys {
  const areOn = useSyncExternalStore(subscribe, areKeysOn, () => true);
  useEffect(() => {
    if (log === null || !areOn) return undefined;
    const over = new AbortController();
    const hear = (event: KeyboardEvent) => {
      const category = categories[numberOf(event) - 1];
      if (category !== undefined) log(category.key);
    };
    document.addEventListener("keydown", hear, over);
    return () => over.abort();
  }, [log, areOn, categories]);
  return {
    areOn,
    turn(next) {
      chosen = next;
      localRemembered.write(remembered, next ? "on" : "off");
      for (const listener of listeners) listener();
    },
  };
}

/** The number that was pressed for itself, not held and not typed into a field; 0 for any other key. */
function numberOf({ key, target, repeat, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  const isTyping =
    target instanceof HTMLElement && target.closest("select, textarea, input:not([type=checkbox])");
  if (isTyping || repeat || altKey || ctrlKey || metaKey || !/^[1-9]$/.test(key)) return 0;
  const number = Number(key);
  return number <= keyedCategories ? number : 0;
}

/** The way to turn the keys off and on. */
export function KeysSwitch({ keys }: { keys: NumberKeys }) {
  return (
    <p className="field choice desk-keys">
      <input
        id="number-keys"
        type="checkbox"
        checked={keys.areOn}
        onChange={(event) => keys.turn(event.target.checked)}
      />
      <label htmlFor="number-keys">{words.form.keys}</label>
    </p>
  );
}
