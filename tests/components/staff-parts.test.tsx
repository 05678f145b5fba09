import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ConfirmForm } from "~/app/components/confirm-form";
import { DataTable } from "~/app/components/data-table";
import { DescriptionList } from "~/app/components/description-list";
import { DoorFrame } from "~/app/components/door-frame";
import { ScanList } from "~/app/components/scan-list";
import { StaffFrame } from "~/app/components/staff-frame";
import { sectionOf, staffLinks } from "~/app/components/staff-links";
import { Stat, StatRow } from "~/app/components/stat";
import { EventStatusBadge, OutboxStateBadge, RegistrationStatusBadge } from "~/app/components/status-badge";
import { TabsNav } from "~/app/components/tabs-nav";
import { Verdict, type VerdictTone } from "~/app/components/verdict";
import { eventStatusWords, outboxStateWords, registrationStatusWords } from "~/app/components/words";
import type { ActorRole } from "~/app/domain/access/roles";
import { eventStatuses } from "~/app/domain/events/event";
import { outboxStates } from "~/app/domain/outbox/message";
import { registrationStatuses } from "~/app/domain/registrations/registration";

const html = renderToStaticMarkup;

describe("a state is said by word and shape, not by colour alone", () => {
  test.each(eventStatuses)("event %s", (status) => {
    expect(html(<EventStatusBadge status={status} />)).toMatch(
      new RegExp(`<svg.*</svg><span>${eventStatusWords[status]}`),
    );
  });
  test.each(registrationStatuses)("registration %s", (status) => {
    expect(html(<RegistrationStatusBadge status={status} />)).toMatch(
      new RegExp(`<svg.*</svg><span>${registrationStatusWords[status]}`),
    );
  });
  test.each(outboxStates)("mail %s", (state) => {
    expect(html(<OutboxStateBadge state={state} />)).toMatch(
      new RegExp(`<svg.*</svg><span>${outboxStateWords[state]}`),
    );
  });

  test.each([
    ["events", eventStatuses.map((status) => html(<EventStatusBadge status={status} />))],
    ["mails", outboxStates.map((state) => html(<OutboxStateBadge state={state} />))],
  ])("no two states of %s look and read the same", (_what, badges) => {
    expect(new Set(badges).size).toBe(badges.length);
  });
});

describe("a data table", () => {
  const rows = [{ id: "1", title: "Hiring day", places: 42 }];
  const markup = html(
    <DataTable
      caption="Requests"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "title", header: "Event", isRowHeader: true, cell: (row) => row.title },
        { key: "places", header: "Places", align: "end", cell: (row) => row.places },
        { key: "do", header: "Action", isHeaderHidden: true, cell: () => "Read" },
      ]}
    />,
  );

  test("names itself, its columns and its rows", () => {
    expect(markup).toContain("<caption>Requests</caption>");
    expect(markup).toMatch(/<th[^>]*scope="col"[^>]*>Event<\/th>/);
    expect(markup).toMatch(/<th[^>]*scope="row"[^>]*>Hiring day<\/th>/);
  });

  test("carries the label of each cell for a card on a phone", () => {
    expect(markup).toContain('data-label="Places"><div>42</div><');
    expect(markup).not.toContain('data-label="Action"');
  });

  test("keeps a hidden header for screen readers", () => {
    expect(markup).toContain('<span class="visually-hidden">Action</span>');
  });

  test("stays a table for screen readers where it is shown as cards", () => {
    for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"]) {
      expect(markup).toContain(`role="${role}"`);
    }
  });
});

describe("the staff frame", () => {
  const markup = html(
    <StaffFrame
      centerName="Los Feliz"
      links={[
        { href: "/staff/queue", label: "Queue" },
        { href: "/staff/events", label: "Events" },
      ]}
      current="/staff/queue"
    >
      <h1>Queue</h1>
    </StaffFrame>,
  );

  test("folds its menu without script and says where you are", () => {
    expect(markup).toContain("<summary>Menu: Queue</summary>");
    expect(markup).not.toContain("<script");
  });

  test("marks the open section in the menu and in the line", () => {
    expect(markup.match(/href="\/staff\/queue" aria-current="page"/g)).toHaveLength(2);
  });
});

describe("the staff's menu", () => {
  const menuOf = (role: ActorRole, current: string) => {
    const sections = staffLinks(role);
    return html(
      <StaffFrame centerName="Los Feliz" links={sections} current={sectionOf(current, sections)}>
        <h1>A page</h1>
      </StaffFrame>,
    );
  };
  const hrefsOf = (markup: string) =>
    new Set([...markup.matchAll(/href="(\/staff[^"]*)"/g)].map(([, href]) => href));

  test("shows the pages of the open section in a line of their own, the page marked and its section told", () => {
    const markup = menuOf("staff", "/staff/queue/numbers/7");
    expect(markup).toMatch(/href="\/staff\/desk" aria-current="true">Desk</);
    expect(markup).toMatch(
      /<nav class="staff-pages" aria-label="Desk">.*href="\/staff\/queue" aria-current="page">Walk-in queue</,
    );
    expect(markup).toContain("<summary>Menu: Walk-in queue</summary>");
  });

  test("has no second line where a section is one page, which is marked itself", () => {
    const markup = menuOf("staff", "/staff/report/targets");
    expect(markup).not.toContain("staff-pages");
    expect(markup).toMatch(/href="\/staff\/report" aria-current="page">Report</);
  });

  test("names each list of the folded menu by its section", () => {
    const [, id] = /<p id="([^"]+)" class="staff-menu-label">Desk</.exec(menuOf("staff", "/staff")) ?? [];
    expect(menuOf("staff", "/staff")).toContain(`<ul class="links" aria-labelledby="${id}">`);
  });

  test("leads to the pages alone that the role may open", () => {
    const [staff, admin] = [hrefsOf(menuOf("staff", "/staff")), hrefsOf(menuOf("admin", "/staff"))];
    const forAdmins = ["/staff/members", "/staff/settings", "/staff/reminders", "/staff/tokens"];
    expect(new Set([...admin].filter((href) => !staff.has(href)))).toEqual(new Set(forAdmins));
    expect(staff).toContain("/staff/audit");
  });
});

test("tabs are links, the open one marked, with their counts", () => {
  const markup = html(
    <TabsNav
      label="Events"
      current="/b"
      tabs={[
        { href: "/a", label: "All", count: 0 },
        { href: "/b", label: "Open" },
      ]}
    />,
  );
  expect(markup).toContain('<a href="/a">All<span class="tabs-count"> (0)</span></a>');
  expect(markup).toContain('<a href="/b" aria-current="page">Open</a>');
});

test("a confirmation names what it does and whom it reaches", () => {
  const markup = html(
    <ConfirmForm
      title="Cancel this event?"
      confirmLabel="Cancel event and tell 42 people"
      backHref="/e"
      backLabel="Keep the event"
    />,
  );
  expect(markup).toMatch(/<form[^>]*method="post"/);
  expect(markup).toMatch(/<button[^>]*>Cancel event and tell 42 people<\/button>/);
  expect(markup).toMatch(/<a href="\/e"[^>]*>Keep the event<\/a>/);
});

test("facts without a value are left out, a zero is kept", () => {
  const markup = html(
    <DescriptionList
      items={[
        { term: "Room", value: "" },
        { term: "Walk-ins", value: 0 },
        { term: "Note", value: null },
      ]}
    />,
  );
  expect(markup).toBe('<dl class="facts"><dt>Walk-ins</dt><dd>0</dd></dl>');
});

test("a figure in words is set smaller than a number", () => {
  const markup = html(
    <StatRow>
      <Stat figure="Unknown" label="Hired" definition="No answer yet" />
      <Stat figure="42" label="Registered" />
    </StatRow>,
  );
  expect(markup).toContain('data-kind="words">Unknown');
  expect(markup).toContain('<dd class="stat-figure">42');
});

describe("the door", () => {
  const tones: VerdictTone[] = ["admitted", "already", "refused", "offline"];

  test("says a verdict by word and icon, and aloud", () => {
    for (const tone of tones) {
      expect(html(<Verdict tone={tone} word="Come in" />)).toMatch(
        /role="alert".*<svg.*<\/svg><p[^>]*>Come in/,
      );
    }
    const icons = tones.map((tone) => /<svg.*<\/svg>/.exec(html(<Verdict tone={tone} word="" />))?.[0]);
    expect(new Set(icons).size).toBe(tones.length);
  });

  test("lists the last five scans", () => {
    const scans = Array.from({ length: 7 }, (_, index) => ({
      scanId: String(index),
      tone: "admitted" as const,
      word: "came in",
      name: `Visitor ${index}`,
      time: "10:04 AM",
    }));
    const markup = html(<ScanList scans={scans} />);
    expect(markup.match(/<li/g)).toHaveLength(5);
    expect(markup).toContain("Visitor 0");
  });

  test("says what to do before the first scan", () => {
    expect(html(<ScanList scans={[]} />)).toContain("Point the camera at a ticket.");
  });

  test("says counts with their words and announces the connection", () => {
    const markup = html(
      <DoorFrame
        title="Door B"
        registered={42}
        arrived={17}
        connection="Offline, 3 scans waiting"
        view={null}
        scans={null}
        keys={null}
      />,
    );
    expect(markup).toContain("<dt>arrived</dt><dd>17</dd>");
    expect(markup).toContain("<dt>registered</dt><dd>42</dd>");
    expect(markup).toContain('<output class="door-link">Offline, 3 scans waiting</output>');
  });
});
