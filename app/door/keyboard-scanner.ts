import { type Burst, noBurst, takeKey, takePause } from "./typed-burst";

/** A scanner without Enter is done when it has been quiet for this long. */
const quiet = 150;

interface Field {
  element: HTMLInputElement | HTMLTextAreaElement;
  before: string;
}

/**
 * Listens on the whole page for scanners that type. What a person types stays where it is; what a scanner typed into
 * a field is taken out of it again. The answer stops listening.
 */
export function listenForScanners(page: Document, onCode: (text: string) => void): () => void {
  let burst: Burst = noBurst;
  let field: Field | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onKey(event: KeyboardEvent) {
    if (event.isComposing || event.repeat) return;
    const { key, code, shiftKey: shift, timeStamp: at } = event;
    // AltGraph is reported as Control with Alt on Windows, and is part of typing.
    const command = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
    const step = takeKey(burst, { key, code, shift, command, at });
    if (step.burst.length === 1) field = fieldOf(event.target);
    burst = step.burst;
    clearTimeout(timer);
    if (step.swallow && (step.typed !== null || field === null)) stopHere(event);
    if (step.typed !== null) return take(step.typed);
    timer = setTimeout(onPause, quiet);
  }

  function onPause() {
    const text = takePause(burst);
    burst = noBurst;
    if (text !== null) take(text);
  }

  function take(text: string) {
    if (field !== null) restore(field);
    field = null;
    onCode(text);
  }

  // The first to hear: a scanner's Enter must not press the button that has the focus.
  page.addEventListener("keydown", onKey, { capture: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener("keydown", onKey, { capture: true });
  };
}

function stopHere(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}

function fieldOf(target: EventTarget | null): Field | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField ? { element: target, before: target.value } : null;
}

function restore({ element, before }: Field) {
  element.value = before;
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
