import doorCss from "./door.css?url";
import kioskCss from "./kiosk.css?url";
import publicCss from "./public.css?url";
import staffCss from "./staff.css?url";
import tableCss from "./table.css?url";
import ticketCss from "./ticket.css?url";

const sheet = (href: string) => () => [{ rel: "stylesheet", href }];

/** The style sheets of each kind of page, for a route's `links`. */
export const publicStyles = sheet(publicCss);
export const staffStyles = sheet(staffCss);
export const doorStyles = sheet(doorCss);
export const tableStyles = sheet(tableCss);
export const kioskStyles = sheet(kioskCss);
/** Pages that show a ticket: the public sheet with the ticket's after it. */
export const ticketStyles = () => [...publicStyles(), ...sheet(ticketCss)()];
