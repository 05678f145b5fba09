import type { MetaDescriptor } from "@remix-run/node";

interface PublicPage {
  title: string;
  description: string;
  /** The address under which the page is to be found, without what narrows it. */
  url: string;
}

/** What the head of a public page says of it; nothing where it was not found. */
export const publicMeta = ({ data }: { data: PublicPage | undefined }): MetaDescriptor[] =>
  data === undefined
    ? []
    : [
        { title: data.title },
        { name: "description", content: data.description },
        { tagName: "link", rel: "canonical", href: data.url },
      ];
