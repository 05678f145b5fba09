import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Button, ButtonLink } from "~/app/components/button";
import { DateBlock } from "~/app/components/date-block";
import { EventCard } from "~/app/components/event-card";
import { EventWhen, momentInWords } from "~/app/components/event-when";
import { OpeningsList } from "~/app/components/openings-list";
import { PageFrame } from "~/app/components/page-frame";
import { Pager } from "~/app/components/pager";
import { payInWords } from "~/app/components/pay";
import { ShortCode } from "~/app/components/short-code";
import { Ticket } from "~/app/components/ticket";
import { noTraits } from "~/app/domain/openings/opening";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { WordsProvider } from "~/app/i18n/use-words";
import { wordsIn } from "~/app/i18n/words";

const t = wordsIn("en");
const html = (element: ReactElement) =>
  renderToStaticMarkup(<WordsProvider words={t}>{element}</WordsProvider>);
const zone = "America/Los_Angeles";
const startsAt = new Date("2026-12-09T01:30:00Z");
const endsAt = new Date("2026-12-09T03:00:00Z");
/** Intl separates by narrow spaces; a reader sees a space. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("pay in words", () => {
  test.each([
    ["a range by the hour", 2150, 2400, "hour", "$21.50 to $24 an hour"],
    ["one figure where the range is none", 2300, 2300, "hour", "$23 an hour"],
    ["thousands by the year", 5_200_000, 6_000_000, "year", "$52,000 to $60,000 a year"],
    ["cents where there are some", 18_005, 18_005, "day", "$180.05 a day"],
  ] as const)("says %s", (_rule, payMinCents, payMaxCents, payUnit, said) => {
    expect(payInWords({ payMinCents, payMaxCents, payUnit }, t)).toBe(said);
  });
});

describe("times", () => {
  test("are the center's, whatever the server's zone", () => {
    expect(html(<DateBlock at={startsAt} timeZone={zone} />)).toMatch(/Dec .*>8 .*Tue/);
    expect(plain(momentInWords(startsAt, zone))).toBe("Tue, Dec 8, 5:30 PM");
  });

  test("name the zone where asked", () => {
    const when = (withZone: boolean) =>
      html(<EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={zone} withZone={withZone} />);
    expect(when(false)).toMatch(/>Tuesday, December 8, 2026<.*5:30\u00a0–\u2060\u00a07:00\u00a0PM$/);
    expect(when(true)).toMatch(/5:30\u00a0–\u2060\u00a07:00\u00a0PM \(Pacific Time\)$/);
  });

  test("in a list do not break before AM and PM", () => {
    expect(momentInWords(startsAt, zone)).toMatch(/5:30\u00a0PM$/);
  });

  test("carry the instant for machines", () => {
    expect(html(<DateBlock at={startsAt} timeZone={zone} />)).toContain(
      'dateTime="2026-12-09T01:30:00.000Z"',
    );
  });
});

describe("an opening", () => {
  const opening = {
    id: "1",
    title: "Server",
    vacancies: 1,
    payMinCents: 2150,
    payMaxCents: 2400,
    payUnit: "hour",
    employmentType: "part-time",
    schedule: null,
    worksite: null,
    remote: false,
    duties: null,
    minimumQualifications: null,
    howToApply: null,
    closesOn: null,
    ...noTraits,
  } as const;

  test("has its pay in the first line, beside its title", () => {
    const markup = html(<OpeningsList openings={[opening]} />);
    expect(markup).toMatch(/opening-head"><h3[^>]*>Server<\/h3><p[^>]*>\$21\.50 to \$24 an hour/);
  });

  test("says how many places and what kind", () => {
    expect(html(<OpeningsList openings={[opening]} />)).toContain("Part\u00a0time · 1\u00a0to\u00a0hire");
    expect(html(<OpeningsList openings={[{ ...opening, vacancies: 3, remote: true }]} />)).toContain(
      "3\u00a0to\u00a0hire · Work\u00a0from\u00a0home",
    );
  });

  test("shows no label without a text", () => {
    expect(html(<OpeningsList openings={[{ ...opening, duties: "" }]} />)).not.toContain("<dt>");
    expect(html(<OpeningsList openings={[{ ...opening, duties: "Bake." }]} />)).toContain(
      "<dt>What you will do</dt>",
    );
  });

  test("writes its closing day in words", () => {
    expect(html(<OpeningsList openings={[{ ...opening, closesOn: "2026-12-31" }]} />)).toContain(
      "Thursday, December 31, 2026",
    );
  });
});

test("an event card leads with its date and links its title", () => {
  const markup = html(
    <EventCard
      href="/events/a"
      title="Hiring day"
      employerName="Bakery"
      startsAt={startsAt}
      endsAt={endsAt}
      timeZone={zone}
      place="Central"
    />,
  );
  expect(markup).toMatch(/^<article[^>]*><time/);
  expect(markup).toContain('<a href="/events/a">Hiring day</a>');
});

describe("the short code", () => {
  const code = shortCodeOf(4821357);

  test("is shown in two groups of four and spelled digit by digit", () => {
    const markup = html(<ShortCode code={code} />);
    expect(markup).toContain(`aria-hidden="true">${code.slice(0, 4)} ${code.slice(4)}<`);
    expect(markup).toContain("4 8 2 1, 3 5 7 ");
  });
});

describe("the ticket", () => {
  const props = {
    firstName: "María",
    eventTitle: "Hiring day",
    when: "Tuesday",
    place: "Room A",
    shortCode: shortCodeOf(1),
  };

  test("shows the code it was given, with the short code", () => {
    const markup = html(<Ticket {...props} qrSvg="<svg></svg>" />);
    expect(markup).toContain('<div class="ticket-qr"><svg></svg></div>');
    expect(markup).toContain("short-code");
  });

  test("that no longer opens the door shows why and no code", () => {
    const markup = html(<Ticket {...props} qrSvg="<svg></svg>" voidReason="You gave up this place." />);
    expect(markup).toContain("You gave up this place.");
    expect(markup).not.toContain("<svg>");
    expect(markup).not.toContain("short-code");
  });

  test("escapes a name", () => {
    expect(html(<Ticket {...props} firstName="<b>A</b>" />)).toContain("&lt;b&gt;A&lt;/b&gt;");
  });
});

describe("the public frame", () => {
  const frame = (
    <PageFrame
      centerName="Los Feliz"
      links={[
        { href: "/events", label: "Events" },
        { href: "/about", label: "About" },
      ]}
      current="/events"
    >
      <h1>Events</h1>
    </PageFrame>
  );

  test("starts with a way past the masthead, to an element that takes the focus", () => {
    expect(html(frame)).toMatch(/^<div class="frame"><a class="skip-link" href="#content">/);
    expect(html(frame)).toMatch(/<main id="content"[^>]*tabindex="-1"/);
  });

  test("marks the page that is open, and no other", () => {
    expect(html(frame)).toContain('href="/events" aria-current="page"');
    expect(html(frame).match(/aria-current/g)).toHaveLength(1);
  });

  test("links the privacy page in its foot", () => {
    expect(html(frame)).toMatch(/<footer.*href="\/privacy"/);
  });

  test("carries no script and no inline style", () => {
    expect(html(frame)).not.toMatch(/<script|style=/);
  });
});

test("a button submits unless told otherwise, a link goes somewhere", () => {
  expect(html(<Button>Get my ticket</Button>)).toContain('type="submit"');
  expect(
    html(
      <ButtonLink href="/x" kind="quiet">
        Back
      </ButtonLink>,
    ),
  ).toMatch(/^<a href="\/x" class="button" data-kind="quiet"/);
});

test("the pager shows the steps there are", () => {
  expect(html(<Pager />)).toBe("");
  expect(html(<Pager olderHref="?after=1" />)).not.toContain('rel="prev"');
  expect(html(<Pager newerHref="?before=1" />)).toContain('rel="prev"');
});
