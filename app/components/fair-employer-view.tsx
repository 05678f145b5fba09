import type { TableStepName } from "~/app/domain/fairs/steps";
import { isListedApart } from "~/app/domain/openings/listing";
import { counted } from "~/app/domain/text/counted";
import { ButtonLink } from "./button";
import { ContactText } from "./contact-text";
import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";
import { PresenceBadge, TableStandingBadge } from "./fair-badges";
import { type FairRow, Marks } from "./fair-employer-table";
import { FlagList, type FlagView } from "./flag-list";
import { Notice } from "./notice";
import { OpeningsList, type OpeningView } from "./openings-list";
import { type Representative, RepresentativeList } from "./representative-list";
import { Section } from "./section";
import { ThreadSummary, type ThreadSummaryProps } from "./thread-list";

export interface FairEmployerViewProps {
  eventId: string;
  zone: string;
  row: FairRow;
  steps: readonly TableStepName[];
  openings: readonly OpeningView[];
  people: readonly Representative[];
  flags: readonly FlagView[];
  /** Null for the host, whose thread is the event's. */
  thread: Pick<ThreadSummaryProps, "entries" | "unread"> | null;
}

/** One employer of an event, for staff: what it brings, what waits, and what can be done. */
export function FairEmployerView(props: FairEmployerViewProps) {
  const { eventId, row, openings, people, flags, zone } = props;
  // The page of openings has those of employers with a table; who asks for one is read here, whatever it brings.
  const isApart = row.standing === "accepted" && isListedApart(openings);
  const flagsAbout = (openingId: string | null) => flags.filter((flag) => flag.openingId === openingId);
  const shown = isApart ? openings.filter(({ id }) => flagsAbout(id).length > 0) : openings;
  return (
    <>
      <Actions {...props} />
      {row.vettedAt === null && (
        <Notice kind="warning" title="This employer is not vetted yet">
          <p>
            <a href={`/staff/employers/${row.employerId}/vetting`}>Vet {row.legalName}</a>{" "}
            {row.standing === "accepted" ? "now: it has a table already." : "before you accept it."}
          </p>
        </Notice>
      )}
      {row.changedAt !== null && (
        <Notice>It changed what it brings on {momentInWords(row.changedAt, zone)}.</Notice>
      )}
      <Section title="Table">
        <Facts {...props} />
      </Section>
      {row.presence !== null && (
        <Section title="On the day">
          <Marks eventId={eventId} row={row} />
          <p className="field-hint">
            The first door ticket of its people marks it arrived by itself. What the door marked is undone
            there.
          </p>
        </Section>
      )}
      <Section title="Openings">
        <FlagList {...{ eventId, zone }} flags={flagsAbout(null)} withAbout />
        {isApart && (
          <p>
            <a href={`/staff/events/${eventId}/openings`}>
              {`${counted(openings.length, "opening", "openings")}: see them on the page of openings`}
            </a>
            {shown.length > 0 && ". Those with flags stand here."}
          </p>
        )}
        {openings.length > 0 ? (
          <OpeningsList
            openings={shown}
            beside={({ id }) => <FlagList {...{ eventId, zone }} flags={flagsAbout(id)} />}
          />
        ) : (
          <p>No openings are listed.</p>
        )}
      </Section>
      {props.thread && (
        <Section title="Messages">
          <ThreadSummary
            {...props.thread}
            side="staff"
            employerName={row.legalName}
            zone={zone}
            href={`/staff/events/${eventId}/employers/${row.employerId}/thread`}
          />
        </Section>
      )}
      <Section title="Representatives">
        {people.length > 0 ? (
          <RepresentativeList
            {...{ people, zone }}
            ticketHref={(id) => `/staff/events/${eventId}/registrations/${id}/ticket`}
            ticketLabel="Print the door ticket"
          />
        ) : (
          <p>Nobody is named yet.</p>
        )}
      </Section>
    </>
  );
}

function Actions({ eventId, row, steps }: FairEmployerViewProps) {
  const base = `/staff/events/${eventId}/employers/${row.employerId}`;
  return (
    <div className="actions">
      {steps.includes("accept") && <ButtonLink href={`${base}/acceptance`}>Accept</ButtonLink>}
      {row.standing === "accepted" && (
        <ButtonLink kind="secondary" href={`${base}/table`}>
          Set the table
        </ButtonLink>
      )}
      {steps.includes("invite") && (
        <ButtonLink kind="secondary" href={`/staff/events/${eventId}/employers/invitations`}>
          Invite again
        </ButtonLink>
      )}
      {steps.includes("decline") && (
        <ButtonLink kind="danger" href={`${base}/declination`}>
          Decline
        </ButtonLink>
      )}
      {steps.includes("withdraw") && (
        <ButtonLink kind="danger" href={`${base}/withdrawal`}>
          {row.standing === "invited" ? "Take the invitation back" : "Take the table back"}
        </ButtonLink>
      )}
    </div>
  );
}

function Facts({ row, zone }: FairEmployerViewProps) {
  return (
    <DescriptionList
      items={[
        {
          term: "Standing",
          value: (
            <>
              <TableStandingBadge standing={row.standing} />
              {row.standingChangedAt && ` since ${momentInWords(row.standingChangedAt, zone)}`}
            </>
          ),
        },
        { term: "On the day", value: row.presence && <PresenceBadge presence={row.presence} /> },
        { term: "Arrived", value: row.cameAt && momentInWords(row.cameAt, zone) },
        { term: "Table", value: row.tableNo ?? (row.standing === "accepted" ? "No number yet" : null) },
        { term: "Equipment", value: row.equipment && <span className="keep-lines">{row.equipment}</span> },
        {
          term: "Contact",
          value: (
            <>
              {row.contactName}, <ContactText text={row.contactEmail} />
              {row.contactPhone && (
                <>
                  , <ContactText text={row.contactPhone} />
                </>
              )}
            </>
          ),
        },
        { term: "Employer", value: <a href={`/staff/employers/${row.employerId}`}>{row.legalName}</a> },
      ]}
    />
  );
}
