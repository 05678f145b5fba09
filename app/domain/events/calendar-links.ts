/** An event as a calendar's page for a new entry takes it. Nobody who takes part is in it: these pages are others'. */
export interface LinkedEvent {
  title: string;
  startsAt: Date;
  endsAt: Date;
  location: string;
  /** The public page. */
  url: string;
}

/** Addresses that open a new entry in a calendar on the web, filled in. */
export function calendarLinks(event: LinkedEvent): { google: string; outlook: string } {
  const { title, startsAt, endsAt, location, url } = event;
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text: title,
    dates: `${basic(startsAt)}/${basic(endsAt)}`,
    details: url,
    location,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    body: url,
    location,
  });
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  };
}

/** What a calendar on the device follows, and what it opens by itself. */
export function feedLinks(origin: string, code: string): { feed: string; subscription: string } {
  const feed = `${origin}/feeds/${code}.ics`;
  return { feed, subscription: feed.replace(/^https?:/, "webcal:") };
}

/** 20261205T180000Z */
const basic = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");
