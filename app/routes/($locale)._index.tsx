// The center's first page is the list of its events.
export { default, links, loader, meta } from "./($locale).events._index";
