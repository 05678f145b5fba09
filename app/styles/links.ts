import doorCss from "./door.css?url";
import handoutCss from "./handout.css?url";
import kioskCss from "./kiosk.css?url";
import publicCss from "./public.css?url";
import reportCss from "./report.css?url";
import slotsCss from "./slots.css?url";
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
/** A list to print: the public sheet with its own after it. */
export const handoutStyles = () => [...publicStyles(), ...sheet(handoutCss)()];
/** Pages that show a ticket: the public sheet with the ticket's after it. */
export const ticketStyles = () => [...publicStyles(), ...sheet(ticketCss)()];
/** Figures and charts, on staff's pages after the staff's sheet. */
export const reportStyles = sheet(reportCss);
export const publicReportStyles = () => [...publicStyles(), ...sheet(staffCss)(), ...reportStyles()];
/** Lists of interview times, on staff's pages after the staff's sheet. */
export const slotStyles = sheet(slotsCss);
export const publicSlotStyles = () => [...publicStyles(), ...slotStyles()];
