/** The most openings that stand on an event's own page; more have a page with a search. */
export const mostOnEventPage = 12;

/** The most employers that stand where a page speaks of them; more stand below what everybody has to know. */
const mostEmployersAbove = 12;

/** Openings on a page of one event's, each in a few lines. */
export const openingsOfPage = 25;

/** The most openings that the event's form holds; more are changed on the page of openings. */
export const mostOpeningsInForm = 50;

/** The most openings of all employers at one event, and of one file. */
export const mostOpenings = 10_000;

/** True where an event's employers are a list to look something up in. */
export const isLongList = (employers: { length: number }): boolean => employers.length > mostEmployersAbove;

/** True where an event's openings have a page of their own. */
export const isListedApart = (openings: { length: number }): boolean => openings.length > mostOnEventPage;
