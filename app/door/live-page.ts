import { attendanceStream } from "./attendance-stream";
import { doorApi } from "./door-api";
import { liveCounts, type OpenStream } from "./live-counts";
import { device } from "./ports";
import { readPage } from "./read-page";

/**
 * Keeps a page of the staff as the server would write it now: each time the event's counts change, the page is read
 * again and its live parts are replaced. The words stay the server's own, and the page is whole without this.
 */
function keepLive(eventId: string): void {
  let isReading = false;
  let isDue = false;
  let last: string | null = null;

  async function renew() {
    isDue = true;
    if (isReading) return;
    isReading = true;
    while (isDue) {
      isDue = false;
      const page = await readPage();
      if (page !== null) renewParts(page);
      sayWhetherLive(page !== null);
    }
    isReading = false;
  }

  function listen() {
    const stream = attendanceStream(eventId);
    // The stream speaks where something changed, be it no count. Counts that were asked for are news if they differ.
    const open: OpenStream = (events) =>
      stream({
        ...events,
        counts(counts) {
          last = null;
          events.counts(counts);
        },
      });
    return liveCounts(doorApi(eventId, fetch.bind(globalThis)), open, device, {
      counts(counts) {
        const now = JSON.stringify(counts);
        if (now !== last || !isLive()) void renew();
        last = now;
      },
      connection: (now) => {
        if (now !== "online") sayWhetherLive(false);
      },
    });
  }

  // A browser opens six connections to a server of HTTP/1.1: pages that nobody looks at leave theirs to the others.
  let live = document.hidden ? null : listen();
  document.addEventListener("visibilitychange", () => {
    live?.stop();
    live = document.hidden ? null : listen();
  });
  addEventListener("offline", () => sayWhetherLive(false));
  addEventListener("online", () => live?.check());
}

function renewParts(page: Document): void {
  const newParts = new Map(
    [...page.querySelectorAll<HTMLElement>("[data-live]")].map((part) => [part.dataset.live, part]),
  );
  for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const newPart = newParts.get(part.dataset.live);
    if (newPart !== undefined && newPart.outerHTML !== part.outerHTML) renewPart(part, newPart);
  }
}

/** The element itself stays, and with it the keyboard's place in it. */
function renewPart(part: HTMLElement, newPart: HTMLElement): void {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const href = focused?.getAttribute("href");
  for (const name of part.getAttributeNames()) if (!newPart.hasAttribute(name)) part.removeAttribute(name);
  for (const { name, value } of newPart.attributes) part.setAttribute(name, value);
  part.replaceChildren(...newPart.childNodes);
  const links = [...part.querySelectorAll("a")];
  links.find((link) => link.getAttribute("href") === href)?.focus({ preventScroll: true });
}

/** The style sheet shows the words that fit. */
function sayWhetherLive(isLive: boolean): void {
  document.documentElement.toggleAttribute("data-is-live", isLive);
}

const isLive = () => document.documentElement.hasAttribute("data-is-live");

const eventId = document.currentScript?.dataset.event;
if (eventId !== undefined) keepLive(eventId);
