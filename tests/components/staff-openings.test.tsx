import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { FlagView } from "~/app/components/flag-list";
import { StaffOpenings } from "~/app/components/staff-openings";
import { mostOnEventPage } from "~/app/domain/openings/listing";
import { noTraits } from "~/app/domain/openings/opening";

const event = { id: "event", zone: "America/Los_Angeles" };
const employers = ["Cedar", "Maple"].map((name) => ({
  ...{ id: name, name, website: "", tableNo: null },
  openingCount: 1,
}));
const openingsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...noTraits,
    ...{ id: `${n}`, employerId: n === 0 ? "Cedar" : "Maple", title: `Job ${n}.`, vacancies: 5 },
    ...{
      payMinCents: 2150,
      payMaxCents: 2400,
      payUnit: "hour" as const,
      employmentType: "full-time" as const,
    },
    ...{ schedule: null, worksite: null, remote: false, duties: null, minimumQualifications: null },
    ...{ howToApply: null, closesOn: null },
  }));
const flag = (openingId: string): FlagView => ({
  ...{ kind: "fair-chance", digest: "d", openingId, employerId: "e", about: "Job", found: "clean record" },
  ...{ source: null, decisions: [] },
});
const shown = (count: number, flags: readonly FlagView[] = []) =>
  renderToStaticMarkup(<StaffOpenings {...{ event, employers, openings: openingsOf(count), flags }} />);

describe("openings on the event's page for staff", () => {
  test("all stand there while one page holds them", () => {
    const markup = shown(mostOnEventPage);
    expect(markup).toContain(`Job ${mostOnEventPage - 1}.`);
    expect(markup).not.toContain("See all");
  });

  test("of more, those with flags stand there, with their employers, and all are one link away", () => {
    const markup = shown(mostOnEventPage + 1, [flag("3")]);
    expect(markup).toContain("Job 3.");
    expect(markup).toContain("Maple");
    expect(markup).not.toContain("Job 4.");
    expect(markup).not.toContain("Cedar");
    expect(markup).toContain(
      `<a href="/staff/events/event/openings">See all ${mostOnEventPage + 1} openings</a>`,
    );
  });
});
