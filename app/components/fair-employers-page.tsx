import { type EmployersAsked, pageOfEmployers } from "~/app/domain/fairs/employer-list";
import { countPresences, type Presence } from "~/app/domain/fairs/presence";
import type { TableStanding } from "~/app/domain/fairs/standing";
import { isLongList } from "~/app/domain/openings/listing";
import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { momentInWords } from "./event-when";
import { FairEmployerTable, type FairRow, type ListedFairRow } from "./fair-employer-table";
import { presenceWords, tableStandingWords } from "./fair-words";
import { Pager } from "./pager";
import { SearchForm } from "./search-form";
import { Stat, StatRow } from "./stat";
import { TabsNav } from "./tabs-nav";

export type FairFilter = Presence | Exclude<TableStanding, "accepted">;

export interface FairEmployersPageProps {
  eventId: string;
  zone: string;
  rows: readonly ListedFairRow[];
  filter: FairFilter | null;
  asked: EmployersAsked;
  tables: number | null;
  applicationsCloseAt: Date | null;
  isFair: boolean;
}

const presences = ["expected", "missing", "arrived", "left", "no-show"] as const;
const standings = ["applied", "invited", "declined", "withdrawn"] as const;
/** What the address may ask for. */
export const fairFilters: readonly FairFilter[] = [...presences, ...standings];

const isShown = (filter: FairFilter) => (row: FairRow) =>
  row.presence === filter || (row.presence === null && row.standing === filter);

const filterWords: Record<FairFilter, string> = { ...tableStandingWords, ...presenceWords };

/** All employers of an event: how many came, and a list that each of these figures narrows, as a name or a table does. */
export function FairEmployersPage(props: FairEmployersPageProps) {
  const { eventId, rows, filter, asked, zone } = props;
  const hrefOf = (of: FairFilter | null, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(of === null ? {} : { show: of }), ...more });
    return `/staff/events/${eventId}/employers${query.size === 0 ? "" : `?${query}`}`;
  };
  const tabs = fairFilters
    .map((of) => ({ of, count: rows.filter(isShown(of)).length }))
    .filter(({ of, count }) => count > 0 || of === filter)
    .map(({ of, count }) => ({ href: hrefOf(of), label: filterWords[of], count }));
  const page = pageOfEmployers(filter === null ? rows : rows.filter(isShown(filter)), asked);
  const searched: Record<string, string> = asked.query === "" ? {} : { q: asked.query };
  return (
    <>
      <Figures {...props} />
      <div className="actions">
        <ButtonLink href={`/staff/events/${eventId}/employers/invitations`}>Invite employers</ButtonLink>
        <ButtonLink kind="secondary" href={`/staff/events/${eventId}/employers/announcement`}>
          Write to all employers
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/staff/events/${eventId}/employers/limits`}>
          Tables and applications
        </ButtonLink>
      </div>
      {rows.length > 0 && (
        <TabsNav
          label="Employers by standing"
          tabs={[{ href: hrefOf(null), label: "All", count: rows.length }, ...tabs]}
          current={hrefOf(filter)}
        />
      )}
      {isLongList(rows) && (
        <SearchForm
          label="Name of the employer, or its table"
          query={asked.query}
          hidden={filter === null ? {} : { show: filter }}
        />
      )}
      <div data-live="employers">
        {page.shown.length > 0 ? (
          <FairEmployerTable eventId={eventId} caption="Employers" rows={page.shown} zone={zone} />
        ) : (
          <EmptyState title={rows.length === 0 ? "No employers yet" : "No employers here"}>
            {rows.length === 0
              ? "Invite employers that you vetted. Others find a published job fair in their own pages and apply."
              : "Choose another list above, or search for other words."}
          </EmptyState>
        )}
        <Pager
          newerHref={asked.after === undefined ? undefined : hrefOf(filter, searched)}
          olderHref={page.lastOfPage && hrefOf(filter, { ...searched, after: page.lastOfPage })}
          newerLabel="First page"
          olderLabel="More employers"
        />
      </div>
    </>
  );
}

function Figures({ rows, tables, applicationsCloseAt, isFair, zone }: FairEmployersPageProps) {
  const counts = countPresences(rows.flatMap(({ presence }) => presence ?? []));
  const waiting = rows.filter(({ standing }) => standing === "applied").length;
  return (
    <>
      <StatRow live="figures">
        <Stat
          figure={`${counts.came} of ${counts.accepted}`}
          label="arrived"
          definition="Employers that came, of those with a table"
        />
        <Stat figure={counts.missing} label="missing" definition="Doors are open and nobody of them came" />
        <Stat figure={counts["no-show"]} label="no-shows" definition="Marked by staff" />
        <Stat
          figure={tables === null ? counts.accepted : `${counts.accepted} of ${tables}`}
          label="tables given"
          definition={tables === null ? "No limit is set" : "Of the tables there are"}
        />
        <Stat
          figure={waiting}
          label={waiting === 1 ? "application" : "applications"}
          definition="Waiting for your answer"
        />
      </StatRow>
      {isFair && (
        <p className="muted">
          {applicationsCloseAt === null
            ? "Employers may apply from its publication until the fair begins."
            : `Employers may apply from its publication until ${momentInWords(applicationsCloseAt, zone)}.`}
        </p>
      )}
    </>
  );
}
