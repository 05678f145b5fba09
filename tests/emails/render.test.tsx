import { describe, expect, test } from "vitest";
import { bookingKinds, isOfBooking, messageKinds, reminderKinds } from "~/app/domain/outbox/message";
import { escapeHtml } from "~/emails/fill";
import { ticketQrCid } from "~/emails/props";
import { type Letter, type MessageProps, renderMessage } from "~/emails/render.server";
import { aCenter, anEvent, aTicketReader, sampleMails } from "./sample-mails";

const render = async (changes: Partial<{ [K in keyof MessageProps]: MessageProps[K] }> = {}) => {
  const mails = { ...sampleMails(), ...changes };
  const letter = async <K extends keyof MessageProps>(kind: K) =>
    [kind, await renderMessage(kind, mails[kind])] as const;
  return new Map<string, Letter>(await Promise.all(messageKinds.map(letter)));
};

const confirmed = (changes: Partial<MessageProps["registration-confirmed"]> = {}) =>
  renderMessage("registration-confirmed", { ...sampleMails()["registration-confirmed"], ...changes });

const unescaped = (html: string) =>
  html
    .replace(/&#(x?)([0-9a-f]+);/gi, (_all, hex: string, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => unescaped(href).replace("mailto:", ""));

const aboutEvents = messageKinds.filter(
  (kind) =>
    kind !== "staff-invitation" &&
    kind !== "account-link" &&
    kind !== "test-mail" &&
    kind !== "webhook-paused" &&
    !isOfBooking(kind),
);
const toHolders = [
  "registration-confirmed",
  "registration-cancelled",
  "waitlist-joined",
  "place-offered",
  "offer-expired",
  "event-moved",
  "event-cancelled",
  "announcement",
  ...reminderKinds,
  "place-released",
  ...bookingKinds,
  "door-ticket",
  "door-ticket-ended",
] as const;

describe("every message", async () => {
  const letters = await render();

  test.each(messageKinds)("%s has a subject, and all that its HTML links is in its text", (kind) => {
    const { subject, html, text } = letters.get(kind) ?? expect.fail();
    expect(subject.length).toBeGreaterThan(10);
    const links = linksOf(html);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !text.includes(link))).toEqual([]);
  });

  test.each(messageKinds)("%s names the center, its contact and why it came, in both parts", (kind) => {
    const { html, text } = letters.get(kind) ?? expect.fail();
    for (const part of [unescaped(html), text]) {
      expect(part).toContain("Central Library Job Center");
      expect(part).toContain("jobs@library.example.org");
      expect(part).toContain("You get this e-mail because");
    }
  });

  test.each(messageKinds)("%s speaks plainly: no shouting, no blame, no jargon", (kind) => {
    const { subject, text } = letters.get(kind) ?? expect.fail();
    expect(`${subject}\n${text}`).not.toMatch(
      /!|please note|\boops\b|\binvalid\b|\busers?\b|undefined|null|NaN/i,
    );
  });

  test.each(aboutEvents)("%s says event and day in its subject and the time with its zone inside", (kind) => {
    const { subject, text } = letters.get(kind) ?? expect.fail();
    expect(subject).toContain(anEvent().title);
    expect(subject).toContain("Sat, Dec 5");
    expect(text).toContain(`\n${anEvent().title}\n`);
    expect(text).toContain("Saturday, December 5, 2026\n10:00 AM to 1:00 PM (Pacific Time)");
  });

  test.each(bookingKinds)(
    "%s says the day of the interview in its subject and its own time inside",
    (kind) => {
      const { subject, text } = letters.get(kind) ?? expect.fail();
      expect(subject).toContain(`${anEvent().title}, Sat, Dec 5`);
      expect(text).toContain("Saturday, December 5, 2026\n11:00 AM to 11:20 AM (Pacific Time)");
    },
  );

  test.each(messageKinds)("%s stays under the size at which a mail program cuts it off", (kind) => {
    expect(Buffer.byteLength(letters.get(kind)?.html ?? "")).toBeLessThan(40_000);
  });

  test("a text is no longer than its lines need: no trailing blanks, no gaps", () => {
    for (const { text } of letters.values()) expect(text).not.toMatch(/[ \t]\n|\n{3}|^\s/);
  });
});

describe("hostile words", () => {
  test("markup in any text stays text in the HTML and reads as typed in the text part", async () => {
    const typed = '<b>A & B</b> "quoted" <script>alert(1)</script>';
    const event = anEvent({ title: typed, whatToBring: typed, accommodationContact: typed });
    const samples = sampleMails(event, aCenter({ name: typed }));
    const reader = aTicketReader({ name: typed });
    const letters = await render({
      ...samples,
      "registration-confirmed": { ...samples["registration-confirmed"], reader },
      announcement: { ...samples.announcement, text: typed, reader },
      "event-cancelled": { ...samples["event-cancelled"], reason: typed, reader },
      "event-submitted": {
        ...samples["event-submitted"],
        employerName: typed,
        contactName: typed,
        answer: typed,
      },
    });
    for (const [kind, { html, text }] of letters) {
      expect(html, kind).not.toMatch(/<script|<b>/);
      expect(text, kind).toContain(typed);
    }
  });

  test("a name with quotes cannot leave the attribute that it stands in", async () => {
    const { html } = await confirmed({ reader: aTicketReader({ shortCode: '" onerror="alert(1)' }) });
    expect(html).not.toContain('" onerror="');
  });

  test.each([
    ["markup", "<b>Ann</b> & <script>alert(1)</script>"],
    ["quotes", `Ann "O'Brien" \`x\``],
    ["emoji", "Ann 👩🏽‍🏭 🇺🇸"],
    ["right to left", "آنا بنت يوسف \u202eevil\u202c"],
    ["a replacement's signs", "$& $1 $` $' $<name> $$"],
    ["a blank's own signs", "\ue000shortCode\ue001 \ue000name\ue001 \ue002"],
    ["markup as entities", "&lt;b&gt; &#60;b&#62;"],
  ])("a name of %s is the name in both parts and nothing else", async (_kind, name) => {
    const plain = await confirmed();
    const { html, text, subject } = await confirmed({ reader: aTicketReader({ name }) });
    expect(text).toBe(plain.text.replaceAll("Ann,", () => `${name},`));
    expect(html).toBe(plain.html.replaceAll("Ann,", () => `${escapeHtml(name)},`));
    expect(escapeHtml(name)).not.toMatch(/[<>"']/);
    expect(subject).toBe(plain.subject);
  });

  test("control characters and line breaks in a name or title reach no part and no subject", async () => {
    const { subject, html, text } = await confirmed({
      event: anEvent({ title: "Jobs\r\nBcc: evil@example.com\0\u0007" }),
      reader: aTicketReader({ name: "Ann\r\n\0Lee\u0007" }),
    });
    expect(subject).toBe("Your ticket: Jobs Bcc: evil@example.com , Sat, Dec 5");
    expect(text).toContain("Ann Lee, show this QR code at the door.");
    expect(`${html}${text}`).not.toMatch(/(?![\t\r\n])\p{Cc}/u);
  });

  test("a title of 10,000 characters still leaves the day in the subject", async () => {
    const { subject } = await confirmed({ event: anEvent({ title: "👍".repeat(10_000) }) });
    expect(subject).toBe(`Your ticket: ${"👍".repeat(79)}…, Sat, Dec 5`);
  });

  test("a brand colour that is none is not used", async () => {
    const bad = await confirmed({
      center: aCenter({ brandColor: "#fff;background:url(https://evil.example)" }),
    });
    expect(bad.html).not.toContain("evil.example");
    expect(bad.html).toContain("#0b5563");
    const good = await confirmed({ center: aCenter({ brandColor: "#7A1F1F" }) });
    expect(good.html).toContain("#7A1F1F");
  });

  test.each([
    ["es", "Piso 3", 'lang="es"'],
    ["fa", "Third floor &amp; stairs", 'lang="en"'],
  ])(
    "a mail in %s ends with what the center says itself, else in its own language",
    async (locale, words, tag) => {
      const foot = { own: "en", texts: { en: "Third floor & stairs", es: "Piso 3" } };
      const { html } = await confirmed({ center: aCenter({ foot }), locale });
      expect(html).toMatch(new RegExp(`<p[^>]*${tag}[^>]*>${words}</p>`));
    },
  );
});

describe("one drawing for many readers", () => {
  test("each gets the own name, code and link, and nothing of another", async () => {
    const ann = await confirmed({ reader: aTicketReader({ name: "Ann & Co" }) });
    const bo = await confirmed({
      reader: aTicketReader({
        name: "Bo",
        shortCode: "8765 4321",
        manageUrl: "https://careers.example.org/m/BO?a=1&b=2",
        calendarUrl: "webcal://careers.example.org/feeds/BO.ics",
      }),
    });
    expect(ann.text).toContain("Ann & Co, show");
    expect(ann.html).toContain("Ann &#38; Co, show");
    expect(bo.html + bo.text).not.toMatch(/Ann|1234 5678|0123456789ABC/);
    expect(bo.text).toContain("8765 4321");
    expect(linksOf(bo.html)).toContain("https://careers.example.org/m/BO?a=1&b=2");
    expect(linksOf(bo.html)).toContain("webcal://careers.example.org/feeds/BO.ics");
  });

  test("a changed event is drawn anew for the same reader", async () => {
    await confirmed();
    expect((await confirmed({ event: anEvent({ whatToBring: "Steel boots" }) })).text).toContain(
      "Steel boots",
    );
  });

  test("an event whose words hold the blank's own characters is drawn whole", async () => {
    const { text } = await confirmed({ event: anEvent({ whatToBring: "\ue000name\ue001" }) });
    expect(text).toContain("Ann, show");
    expect(text.match(/Ann/g)).toHaveLength(1);
  });

  test.each(toHolders)("%s leaves no blank unfilled", async (kind) => {
    const { subject, html, text } = await renderMessage(kind, sampleMails()[kind]);
    expect(subject + html + text).not.toMatch(/[\ue000-\ue002]/);
    expect(text).toContain("Ann, ");
  });
});

describe("the ticket in a mail", () => {
  test.each(["registration-confirmed", "event-moved", ...reminderKinds] as const)(
    "%s shows the QR by its Content-ID, the short code in two groups, and links the manage page alone",
    async (kind) => {
      const { html, text } = await renderMessage(kind, sampleMails()[kind]);
      expect(html).toContain(`src="cid:${ticketQrCid}"`);
      expect(text).toContain("Your short code\n1234 5678");
      expect(text).toContain("/m/0123456789ABCDEFGHJKMNPQRS");
      expect(html).not.toMatch(/\/t\//i);
    },
  );

  test("says where, what to bring and whom to ask for help", async () => {
    const { text } = await confirmed();
    expect(text).toContain("Where\nMeeting Room A, Central Library\n630 W 5th St, Los Angeles, CA 90071");
    expect(text).toContain("What to bring\nTwo copies of your resume\nA photo ID");
    expect(text).toContain("If you need help to take part\nCall 213-228-7000 or ask at any desk");
  });

  test("asks for help at the center where the event names nobody, and leaves out what is not asked", async () => {
    const event = anEvent({ accommodationContact: null, whatToBring: null, place: null });
    const { text } = await confirmed({ event });
    expect(text).toContain("If you need help to take part\njobs@library.example.org");
    expect(text).not.toContain("What to bring");
    expect(text).toContain("Where\nThe room is not set yet");
  });
});
