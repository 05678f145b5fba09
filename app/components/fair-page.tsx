import type { EventStatus, EventType } from "~/app/domain/events/event";
import type { TableStanding } from "~/app/domain/fairs/standing";
import type { TableStepName } from "~/app/domain/fairs/steps";
import { counted } from "~/app/domain/text/counted";
import { ButtonLink } from "./button";
import { DescriptionList } from "./description-list";
import { EventWhen, momentInWords } from "./event-when";
import { TableStandingBadge } from "./fair-badges";
import { Notice } from "./notice";
import { OpeningsList, type OpeningView } from "./openings-list";
import { OpeningDeskLink, OwnPages } from "./own-pages";
import { PageHead } from "./page-head";
import { PlaceLines, type PlaceView } from "./place-lines";
import { type Representative, RepresentativeList } from "./representative-list";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";
import { EventStatusBadge } from "./status-badge";
import { ThreadSummary, type ThreadSummaryProps } from "./thread-list";

export interface FairView {
  id: string;
  title: string;
  type: EventType;
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  doorsOpenAt: Date;
  zone: string;
  place: PlaceView | null;
  applicationsCloseAt: Date | null;
  publicHref: string | null;
  isVetted: boolean;
  /** Null where the employer did not apply. */
  standing: TableStanding | null;
  tableNo: number | null;
  equipment: string | null;
  /** The first ones, as many as stand on a page beside other things. */
  openings: readonly OpeningView[];
  openingCount: number;
  people: readonly Representative[];
  /** What was counted at the door; never who. Null until the employer has a table. */
  counts: { registered: number; arrivals: number; walkIns: number } | null;
  capacity: number | null;
  /** Null where the employer has nothing to do with the event yet. */
  thread: (Pick<ThreadSummaryProps, "entries" | "unread"> & { employerName: string }) | null;
  steps: readonly TableStepName[];
  mayChange: boolean;
  centerContact: string;
}

/** An employer's place at an event: where it stands, its table and times, its people's tickets, and counts. */
export function FairPage({ fair }: { fair: FairView }) {
  const isThere = fair.standing === "applied" || fair.standing === "accepted";
  return (
    <>
      <PageHead
        title={fair.title}
        lead={fair.standing && <TableStandingBadge standing={fair.standing} isOwn />}
        actions={<Actions fair={fair} />}
      />
      <WhatNext fair={fair} />
      {fair.counts && <Counts {...fair} counts={fair.counts} />}
      <Section title="The event">
        <Facts fair={fair} />
      </Section>
      {isThere && <Brought fair={fair} />}
      {fair.thread && (
        <Section title="Messages">
          <ThreadSummary
            {...fair.thread}
            side="employer"
            zone={fair.zone}
            href={`/employer/fairs/${fair.id}/thread`}
          />
        </Section>
      )}
      {fair.counts && <OwnPages base={`/employer/events/${fair.id}`} status={fair.status} />}
    </>
  );
}

function Actions({ fair }: { fair: FairView }) {
  const base = `/employer/fairs/${fair.id}`;
  const { steps } = fair;
  const isInvited = steps.includes("accept");
  return (
    <>
      {(isInvited || steps.includes("apply")) && (
        <ButtonLink href={`${base}/application`}>
          {isInvited ? "Take the invitation" : "Apply for a table"}
        </ButtonLink>
      )}
      {fair.mayChange && <ButtonLink href={`${base}/application`}>Change what you bring</ButtonLink>}
      {steps.includes("decline") && (
        <ButtonLink kind="quiet" href={`${base}/declination`}>
          Say no
        </ButtonLink>
      )}
      {steps.includes("withdraw") && (
        <ButtonLink kind="quiet" href={`${base}/withdrawal`}>
          Step back
        </ButtonLink>
      )}
      {fair.publicHref && (
        <ButtonLink kind="secondary" href={fair.publicHref}>
          See the public page
        </ButtonLink>
      )}
    </>
  );
}

const nextWords: Partial<Record<TableStanding, string>> = {
  invited: "Tell the center which jobs you bring and who comes, or say no.",
  applied: "The center reads your application. You get an e-mail.",
};

function WhatNext({ fair }: { fair: FairView }) {
  if (fair.status === "cancelled") return <Notice kind="warning">This event was cancelled.</Notice>;
  const next = fair.standing && nextWords[fair.standing];
  if (!next) return null;
  return (
    <Notice title="Next">
      <p>{next}</p>
      {!fair.isVetted && <p>The center checks your organization before you get a table.</p>}
    </Notice>
  );
}

function Counts({ counts, capacity }: { counts: NonNullable<FairView["counts"]>; capacity: number | null }) {
  const of = capacity === null ? "" : ` of ${capacity}`;
  return (
    <StatRow live="figures">
      <Stat figure={counts.registered} label="registered" definition={`Visitors with a place${of}`} />
      <Stat
        figure={counts.arrivals}
        label={counts.arrivals === 1 ? "arrival" : "arrivals"}
        definition="Visitors who came, counted at the door"
      />
    </StatRow>
  );
}

function Facts({ fair }: { fair: FairView }) {
  const { startsAt, endsAt, zone } = fair;
  return (
    <DescriptionList
      items={[
        {
          term: "Your table",
          value: fair.tableNo ?? (fair.standing === "accepted" ? "No number yet" : null),
        },
        { term: "When", value: <EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={zone} withZone /> },
        { term: "Doors open", value: momentInWords(fair.doorsOpenAt, zone) },
        { term: "Where", value: <PlaceLines place={fair.place} /> },
        { term: "Status", value: <EventStatusBadge status={fair.status} /> },
        {
          term: "Apply until",
          value: fair.steps.includes("apply")
            ? momentInWords(fair.applicationsCloseAt ?? startsAt, zone)
            : null,
        },
        {
          term: "Questions",
          value: fair.thread ? (
            <a href={`/employer/fairs/${fair.id}/thread`}>Write to the center</a>
          ) : (
            <a href={`mailto:${fair.centerContact}`}>{fair.centerContact}</a>
          ),
        },
      ]}
    />
  );
}

function Brought({ fair }: { fair: FairView }) {
  return (
    <>
      <Section title="Openings">
        <OwnOpenings {...fair} />
        {fair.standing === "accepted" && <OpeningDeskLink base={`/employer/events/${fair.id}`} />}
      </Section>
      <Section title="Equipment">
        {fair.equipment === null ? (
          <p>You asked for nothing special.</p>
        ) : (
          <p className="keep-lines">{fair.equipment}</p>
        )}
      </Section>
      <Section title="Your people">
        {fair.people.length === 0 ? (
          <p>Name the people who come. Each gets a door ticket, by e-mail where you give an address.</p>
        ) : (
          <RepresentativeList
            people={fair.people}
            zone={fair.zone}
            ticketHref={(id) => `/employer/fairs/${fair.id}/tickets/${id}`}
            ticketLabel="Door ticket"
            withoutTicket={<span className="muted"> (a door ticket follows)</span>}
          />
        )}
      </Section>
    </>
  );
}

/** All of an employer's openings, or of many the first ones in one line each. */
function OwnOpenings({ id, openings, openingCount, standing }: FairView) {
  const more = openingCount - openings.length;
  if (more === 0) return <OpeningsList openings={openings} />;
  const all = `See all ${counted(openingCount, "opening", "openings")}`;
  return (
    <>
      <OpeningsList openings={openings} texts="none" />
      <p>
        {standing === "accepted" ? (
          <a href={`/employer/events/${id}/openings`}>{all}</a>
        ) : (
          `And ${counted(more, "more opening", "more openings")}.`
        )}
      </p>
    </>
  );
}
