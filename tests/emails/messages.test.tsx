import { describe, expect, test } from "vitest";
import { mailCenter, ticketQrCid } from "~/emails/props";
import { renderMessage } from "~/emails/render.server";
import {
  aCenter,
  anEvent,
  aRepresentative,
  aRepresentativeWithoutTicket,
  aTicketReader,
  sampleMails,
} from "./sample-mails";

const samples = sampleMails();
const moved = samples["event-moved"];

describe("an event that moved", () => {
  const { place } = anEvent();

  test("tells the new and the old time and place, the reason, and that the ticket works", async () => {
    const { subject, text } = await renderMessage("event-moved", moved);
    expect(subject).toMatch(/^New time and place: /);
    expect(text).toContain("Ann, come at the new time, to the new place. Your ticket still works.");
    expect(text).toContain("New time\nSaturday, December 5, 2026\n10:00 AM");
    expect(text).toContain("No longer at this time\nThursday, December 3, 2026\n5:00 PM");
    expect(text).toContain("No longer at this place\nMeeting Room B, Central Library");
    expect(text).toContain("Why\nThe room has no heating that evening.");
  });

  test("says of the place that it stays where the time alone moved", async () => {
    const { subject, text } = await renderMessage("event-moved", {
      ...moved,
      before: { ...moved.before, place },
    });
    expect(subject).toMatch(/^New time: /);
    expect(text).toContain("Where (as before)\nMeeting Room A");
    expect(text).not.toContain("No longer at this place");
  });

  test("says of the time that it stays where the place alone moved", async () => {
    const before = { ...anEvent(), place: moved.before.place };
    const { subject, text } = await renderMessage("event-moved", { ...moved, before });
    expect(subject).toMatch(/^New place: /);
    expect(text).toContain("When (as before)\nSaturday");
    expect(text).not.toContain("No longer at this time");
  });

  test("counts an end that moved alone as a new time", async () => {
    const before = { ...anEvent(), endsAt: new Date("2026-12-05T22:00:00Z") };
    const { subject } = await renderMessage("event-moved", { ...moved, before });
    expect(subject).toMatch(/^New time: /);
  });
});

describe("the employer's copy", () => {
  const reader = { as: "employer", manageUrl: "https://careers.example.org/employer/events/1" } as const;

  test.each(["event-moved", "event-cancelled"] as const)(
    "of %s names nobody and shows no ticket",
    async (kind) => {
      const { html, text } =
        kind === "event-moved"
          ? await renderMessage(kind, { ...moved, reader })
          : await renderMessage(kind, { ...samples[kind], reader });
      expect(html + text).not.toMatch(/Ann|short code|cid:|\/m\//);
      expect(text).toContain("https://careers.example.org/employer/events/1");
    },
  );
});

describe("a representative's copy", () => {
  const kept = "https://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS/data";
  const why = "because Harbor Freight Lines, Inc. named you for its table";
  const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

  test.each(["event-moved", "event-cancelled", "door-ticket", "door-ticket-ended"] as const)(
    "of %s says who named them, and leads to what is kept, never to a visitor's page",
    async (kind) => {
      const { html, text } =
        kind === "event-moved"
          ? await renderMessage(kind, { ...moved, reader: aRepresentative() })
          : kind === "event-cancelled"
            ? await renderMessage(kind, { ...samples[kind], reader: aRepresentativeWithoutTicket() })
            : await renderMessage(kind, samples[kind]);
      expect(text).toContain(why);
      expect(links(html).filter((href) => href?.includes("/m/"))).toEqual([kept]);
    },
  );

  test.each(["event-moved", "door-ticket"] as const)(
    "of %s shows the QR and the short code, and without pictures points to no link for it",
    async (kind) => {
      const { html, text } =
        kind === "event-moved"
          ? await renderMessage(kind, { ...moved, reader: aRepresentative() })
          : await renderMessage(kind, samples[kind]);
      expect(html).toContain(`src="cid:${ticketQrCid}"`);
      expect(text).toContain("short code 8765 4321. Turn pictures on to see it.]");
      expect(text).not.toContain("open the link below");
    },
  );

  test.each([
    ["employer", "Harbor Freight Lines, Inc. told us that you do not come for it."],
    ["staff", "Central Library Job Center ended it. Ask Harbor Freight Lines, Inc."],
  ] as const)("of a ticket that the %s ended says so", async (endedBy, words) => {
    const { text } = await renderMessage("door-ticket-ended", { ...samples["door-ticket-ended"], endedBy });
    expect(text).toContain(words);
  });
});

describe("a center's logo", () => {
  const url = "https://careers.example.org/logos/0a1b";
  const withLogo = (width: number, height: number) =>
    renderMessage("registration-confirmed", {
      ...samples["registration-confirmed"],
      center: aCenter({ logo: { url, width, height } }),
    });

  test("stands in the place of the name, with the name where pictures are off and in the text", async () => {
    const { html, text } = await withLogo(200, 100);
    expect(html).toMatch(/<img[^>]+alt="Central Library Job Center"[^>]+height="40"[^>]+src="[^"?]+"/);
    expect(html).toContain(`src="${url}"`);
    expect(html).toContain('width="80"');
    expect(text.startsWith("Central Library Job Center\n")).toBe(true);
  });

  test("is at the center's own address for every mail, without a word of who reads", () => {
    const logo = { digest: "0a1b", width: 200, height: 100 };
    const settings = { contactEmail: "jobs@library.example.org", brandColor: null };
    const center = { name: "Center", locale: "en", settings, logo };
    expect(mailCenter({ center, origin: "https://careers.example.org" }).logo?.url).toBe(url);
  });

  test("that is a wide line of letters fits a narrow phone", async () => {
    const { html } = await withLogo(1000, 100);
    expect(html).toContain('height="26"');
    expect(html).toContain('width="264"');
  });

  test("is not there where a center has none", async () => {
    const { html } = await renderMessage("test-mail", samples["test-mail"]);
    expect(html).not.toContain("<img");
  });
});

describe("a place that is given up", () => {
  const props = samples["registration-cancelled"];

  test("can be taken again by the link, until registration closes", async () => {
    const open = await renderMessage("registration-cancelled", props);
    expect(open.text).toContain("Take my place again:\nhttps://careers.example.org/m/");
    const closed = await renderMessage("registration-cancelled", { ...props, canReturn: false });
    expect(closed.text).not.toMatch(/\/m\/|again/);
  });

  test("says who cancelled", async () => {
    expect((await renderMessage("registration-cancelled", props)).text).toContain("Your place is cancelled.");
    const byStaff = await renderMessage("registration-cancelled", { ...props, cancelledBy: "staff" });
    expect(byStaff.text).toContain("Staff cancelled it.");
  });
});

describe("what people wrote", () => {
  test("an announcement keeps its lines and paragraphs", async () => {
    const { text } = await renderMessage("announcement", samples.announcement);
    expect(text).toContain(
      "From Central Library Job Center\nThe 5th Street door is closed on Saturday.\nUse the garden door.\n\nStaff will show you the way.\n",
    );
  });

  test.each([
    ["event-needs-info", "Central Library Job Center asks\nIs parking paid for? How long is a shift?"],
    ["event-declined", "Why Central Library Job Center declined\nWe cannot host commission-only jobs."],
    ["event-withdrawn", "Why\nWe moved the date on our side."],
    ["event-cancelled", "Why\nThe employer has filled the jobs."],
    [
      "message-to-staff",
      "Harbor Freight Lines, Inc. writes\nMay we bring a banner?\n\nIt is two meters wide.\n",
    ],
    ["message-to-employer", "Central Library Job Center writes\nYes. Bring it to the side door.\n"],
    ["event-submitted", "Employer\nHarbor Freight Lines, Inc.\n\nAsked by\nDana Ortiz"],
  ] as const)("%s carries the reason or the question", async (kind, words) => {
    const letters = {
      "event-needs-info": () => renderMessage("event-needs-info", samples["event-needs-info"]),
      "event-declined": () => renderMessage("event-declined", samples["event-declined"]),
      "event-withdrawn": () => renderMessage("event-withdrawn", samples["event-withdrawn"]),
      "event-cancelled": () => renderMessage("event-cancelled", samples["event-cancelled"]),
      "message-to-staff": () => renderMessage("message-to-staff", samples["message-to-staff"]),
      "message-to-employer": () => renderMessage("message-to-employer", samples["message-to-employer"]),
      "event-submitted": () => renderMessage("event-submitted", samples["event-submitted"]),
    };
    expect((await letters[kind]()).text).toContain(words);
  });

  test("a request that is sent again carries the employer's answer, and a first one has none", async () => {
    const again = await renderMessage("event-submitted", samples["event-submitted"]);
    expect(again.text).toContain(
      "Harbor Freight Lines, Inc. answers\nParking is paid for.\n\nA shift is eight hours.\n",
    );
    const first = await renderMessage("event-submitted", { ...samples["event-submitted"], answer: null });
    expect(first.text).not.toContain("answers");
  });

  test("a withdrawal without a reason says none, and staff's is told to the employer", async () => {
    const props = { ...samples["event-withdrawn"], reason: null, withdrawnBy: "staff" as const };
    const { subject, text } = await renderMessage("event-withdrawn", props);
    expect(subject).toMatch(/^Closed by staff: /);
    expect(text).toContain("Staff closed this request.");
    expect(text).not.toContain("Why");
  });

  test("publication gives the employer the public page and no count", async () => {
    const { text } = await renderMessage("event-published", samples["event-published"]);
    expect(text).toContain("https://careers.example.org/events/warehouse-hiring-day");
    expect(text).not.toMatch(/\b\d+ (?:people|places|registrations)/);
  });
});

describe("messages about accounts", () => {
  test.each([
    ["admin", "administrator"],
    ["staff", "staff member"],
    ["door", "door volunteer"],
    ["employer", "employer"],
  ] as const)("an invitation names the role %s, its link and until when it works", async (role, word) => {
    const { subject, text } = await renderMessage("staff-invitation", {
      ...samples["staff-invitation"],
      role,
    });
    expect(subject).toBe(`Join Central Library Job Center as ${word}`);
    expect(text).toContain("https://careers.example.org/invitations/ABCDEFGH");
    expect(text).toContain("The link works until\nWednesday, December 2, 2026, 10:00 AM (Pacific Time)");
  });

  test.each([
    ["confirm-email", 1440, "Confirm your e-mail address for", "24 hours"],
    ["sign-in", 15, "Your sign-in link for", "15 minutes"],
    ["reset-password", 60, "Choose a new password for", "1 hour"],
    ["sign-in", 1, "Your sign-in link for", "1 minute"],
    ["sign-in", 90, "Your sign-in link for", "90 minutes"],
  ] as const)(
    "a link to %s that is good for %i minutes says so",
    async (purpose, goodForMinutes, subject, time) => {
      const props = { ...samples["account-link"], purpose, goodForMinutes };
      const letter = await renderMessage("account-link", props);
      expect(letter.subject).toBe(`${subject} Central Library Job Center`);
      expect(letter.text).toContain(`The link works for ${time}.`);
    },
  );

  test("a test mail says which records its sender's domain needs", async () => {
    const { text } = await renderMessage("test-mail", samples["test-mail"]);
    expect(text).toContain(
      "SPF for careers.example.org\nA TXT record at careers.example.org that begins with v=spf1",
    );
    expect(text).toContain("_domainkey.careers.example.org");
  });
});

test("a confirmation says for how many the ticket is, where it is more than one", async () => {
  const props = samples["registration-confirmed"];
  const { text } = await renderMessage("registration-confirmed", { ...props, people: 3 });
  expect(text).toContain("How many of you\nFor 3 people. One ticket lets all of you in.");
  expect((await renderMessage("registration-confirmed", props)).text).not.toContain("How many of you");
});

describe("a reader of another direction", () => {
  const props = { ...samples["registration-confirmed"], reader: aTicketReader() };

  test("gets the page from right to left", async () => {
    expect((await renderMessage("registration-confirmed", { ...props, locale: "fa" })).html).toContain(
      'dir="rtl" lang="fa"',
    );
    expect((await renderMessage("registration-confirmed", props)).html).toContain('dir="ltr" lang="en"');
  });

  test("still reads the short code's groups in their order", async () => {
    const { html } = await renderMessage("registration-confirmed", { ...props, locale: "fa" });
    expect(html).toContain('<span dir="ltr">1234 5678</span>');
  });
});
