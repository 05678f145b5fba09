/** A website's address as people say it: "cedarfoods.example". */
export const siteName = (website: string): string => website.replace(/^https?:\/\/(?:www\.)?|\/$/gi, "");

/** True where an employer gave an address of the web, which can be a link. */
export const isSite = (website: string): boolean => /^https?:\/\//i.test(website);
