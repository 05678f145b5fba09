import { device } from "./ports";
import { shellCache } from "./shell-cache";

/** The build writes the files of this version here. */
declare const DOOR_BUILD: { version: string; files: string[] };

/** The worker is served under each address that it answers for. */
const scope = new URL(".", self.location.href).pathname;

const ports = {
  caches,
  fetch: (request: Request | string, init?: RequestInit) => fetch(request, init),
  after: device.after,
};
const shell = shellCache(DOOR_BUILD, ports, scope);

self.addEventListener("install", (event) => {
  if (isLasting(event)) event.waitUntil(shell.install());
});
self.addEventListener("activate", (event) => {
  // Takes over the page that is open, so that the first visit already works without a connection.
  if (isLasting(event)) event.waitUntil(shell.activate().then(claim));
});
self.addEventListener("fetch", (event) => {
  if (!isFetch(event)) return;
  const answer = shell.answer(event.request);
  if (answer !== null) event.respondWith(answer);
});

async function claim(): Promise<void> {
  if ("clients" in self && isClients(self.clients)) await self.clients.claim();
}

// The compiler knows this file as a page's script; what a worker has beside is asked for (Service Workers, W3C).

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const isLasting = (event: Event): event is Lasting => "waitUntil" in event;
const isFetch = (event: Event): event is Fetching => "respondWith" in event && "request" in event;
const isClients = (value: unknown): value is { claim(): Promise<void> } =>
  typeof value === "object" && value !== null && "claim" in value;
