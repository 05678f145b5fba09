import { device } from "./ports";
import { type Questions, watchQuestions } from "./question-watch";
import { readPage } from "./read-page";
import { isRecord } from "./reading";

/** Shows on a ticket's page by itself that an employer at a table asks, as the server writes it. */
function keepAsking(part: HTMLElement): void {
  const shown = part.dataset.asking?.split(" ").filter(Boolean) ?? [];
  const show = async () => {
    const page = await readPage();
    const written = page?.getElementById(part.id);
    if (!written) return false;
    part.replaceChildren(...written.childNodes);
    // The ticket fills the screen while it is held up: the question stands above it.
    if (part.firstElementChild !== null) part.scrollIntoView();
    return true;
  };
  const watch = watchQuestions(shown, { device, look, show });
  const follow = () => (document.hidden ? watch.pause() : watch.resume());
  document.addEventListener("visibilitychange", follow);
  follow();
}

async function look(): Promise<Questions | "gone" | null> {
  try {
    const answer = await fetch(`${location.pathname}/questions`, { redirect: "manual", cache: "no-store" });
    if (answer.status >= 500 || answer.status === 429) return null;
    return answer.ok ? questionsOf(await answer.json()) : "gone";
  } catch {
    return null;
  }
}

/** Null where it is none: a hotel's sign-in page answers 200 too. */
function questionsOf(body: unknown): Questions | null {
  if (!isRecord(body) || !Array.isArray(body.open)) return null;
  const next = typeof body.next === "number" ? body.next : null;
  return { open: body.open.map(String), next };
}

const part = document.getElementById("asking");
if (part !== null) keepAsking(part);
