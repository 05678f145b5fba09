import "@remix-run/server-runtime";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Locale } from "~/app/i18n/locales";
import type { Center } from "~/db/queries/centers";
import type { ManagePageData, ShownTicketData } from "./manage-page.server";
import type { Observed } from "./observe.server";

/** Something that was sent and not read, since it is too much. */
export interface UnreadBody {
  /** The limit in words; null where there is nothing to say but that it is too much. */
  words: string | null;
  /** The path of the page with its form. */
  back: string;
}

/** A page's data that were read before: its loader gives them as they are. */
export interface GivenPage {
  manage?: ManagePageData;
  shown?: ShownTicketData;
  unread?: UnreadBody;
}

/** What the server gives every loader and action: found once a request, in one middleware. */
export type RequestContext = {
  services: Services;
  /** The center that the Host header names. */
  center: Center;
  /** Scheme, host and port that links carry: BASE_URL's where there is one center, else the center's own host. */
  origin: string;
  /** For script and style elements of this one answer. */
  nonce: string;
  /** Makes a key for one copy of an event's form, by which a second post of it is known. */
  formKey(eventId: string): string;
  /** The address of the visitor's network: from the socket, or from a trusted proxy. */
  clientAddress: string;
  /** The door's own script, by its hashed name; null where the browser's files are not built. */
  doorScript: string | null;
  /** The same of an employer's table. */
  tableScript: string | null;
  /** The same of the desk's log. */
  deskScript: string | null;
  /** The language that the page was found to be in, for an error after which no loader says it. */
  page: { locale: Locale | null };
  /** What the log and the figures know of this request. */
  observed: Observed;
  /** Tells the operator of a fault of ours that the answer goes on without. */
  fault(error: unknown): void;
  given: GivenPage;
  /** Who is signed in, found on first use. Null for visitors. */
  actor(): Promise<Actor | null>;
};

/** What Hono passes along with a request. */
export interface ServerEnv {
  /** `incoming` is the Node server's own request; in tests there is none. */
  Bindings: { observed: Observed; incoming: unknown };
  Variables: { context: RequestContext };
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestContext {}
}
