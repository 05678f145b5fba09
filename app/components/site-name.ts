/** A website's address as people say it: "cedarfoods.example". */
export const siteName = (website: string): string => website.replace(/^https?:\/\/(?:www\.)?|\/$/gi, "");
