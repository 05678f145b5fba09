import { counted } from "~/app/domain/text/counted";
import { dayWords, timeSpanWords } from "~/app/domain/time/wording";
import { ButtonLink } from "./button";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { Notice } from "./notice";
import { SlotGroup } from "./slot-group";

export interface SheetRow {
  id: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  /** A table, or a call's link. */
  where: string;
  /** Lies outside of the event's times. */
  isOutside: boolean;
  /** Was set for a start that the event no longer has. */
  isBehind: boolean;
  people: readonly { id: string; name: string; contact: string | null; href: string | null }[];
  /** Seats that are held for somebody who has not answered yet. */
  offered: number;
  waiting: number;
}

export interface SheetView {
  zone: string;
  slots: readonly SheetRow[];
}

export interface SlotSheetProps {
  sheet: SheetView;
  /** Where a time is changed: `${base}/${id}`. */
  base: string;
  /** New times can be offered. */
  canOffer: boolean;
  /** The times of several employers all show, as for paper. */
  isOpen?: boolean;
}

/** Who comes when. Of several employers each one's times open by a tap, or all at once by the link, to print them. */
export function SlotSheet({ sheet, base, canOffer, isOpen = false }: SlotSheetProps) {
  if (sheet.slots.length === 0) {
    return (
      <EmptyState
        title="No interview times yet"
        action={canOffer && <ButtonLink href={`${base}/new`}>Offer interview times</ButtonLink>}
      >
        Registered visitors book one of them on their ticket&apos;s page, and are reminded.
      </EmptyState>
    );
  }
  const employers = [...new Set(sheet.slots.map(({ employer }) => employer))];
  return (
    <>
      <ToMove slots={sheet.slots} base={base} />
      {employers.length > 1 && (
        <p className="no-print">
          <a href={isOpen ? base : `${base}?show=all`}>
            {isOpen ? "Show one employer at a time" : "Show the times of all employers, to print them"}
          </a>
        </p>
      )}
      {employers.map((employer) => {
        const slots = sheet.slots.filter((slot) => slot.employer === employer);
        const days = <SheetOfDays slots={slots} zone={sheet.zone} base={base} />;
        return employers.length === 1 ? (
          <div key={employer}>{days}</div>
        ) : (
          <SlotGroup key={employer} title={employer} count={countOf(slots)} isOpen={isOpen}>
            {days}
          </SlotGroup>
        );
      })}
    </>
  );
}

function countOf(slots: readonly SheetRow[]): string {
  const booked = slots.reduce((sum, { people }) => sum + people.length, 0);
  const seats = slots.reduce((sum, slot) => sum + slot.seats, 0);
  return `${counted(slots.length, "time", "times")}, ${booked} of ${counted(seats, "seat", "seats")} booked`;
}

function ToMove({ slots, base }: { slots: readonly SheetRow[]; base: string }) {
  const outside = slots.filter(({ isOutside }) => isOutside).length;
  const behind = slots.filter(({ isBehind }) => isBehind).length;
  if (outside === 0 && behind === 0) return null;
  return (
    <Notice
      kind="warning"
      title={
        outside > 0
          ? counted(outside, "time is outside of the event", "times are outside of the event")
          : "The event has moved since these times were set"
      }
    >
      {behind > 0 ? (
        <p>
          <a href={`${base}/shift`}>Move {counted(behind, "time", "times")} as far as the event has moved</a>
        </p>
      ) : (
        <p>Cancel what is outside, and offer other times.</p>
      )}
    </Notice>
  );
}

interface SheetOfDaysProps {
  slots: readonly SheetRow[];
  zone: string;
  base: string;
}

function SheetOfDays({ slots, zone, base }: SheetOfDaysProps) {
  const days = [...new Set(slots.map(({ startsAt }) => dayWords(startsAt, zone, "en-US")))];
  return days.map((day) => (
    <DataTable
      key={day}
      caption={day}
      columns={[
        {
          key: "time",
          header: "Time",
          isRowHeader: true,
          cell: ({ startsAt, endsAt }) => timeSpanWords(startsAt, endsAt, zone, "en-US"),
        },
        { key: "who", header: "Who", cell: (row) => <Who row={row} /> },
        { key: "seats", header: "Booked", align: "end", cell: seatsOf },
        { key: "where", header: "Where", cell: ({ where }) => <bdi className="slot-where">{where}</bdi> },
        {
          key: "change",
          header: "Change",
          isHeaderHidden: true,
          cell: ({ id, startsAt, endsAt }) => (
            <ButtonLink
              kind="quiet"
              href={`${base}/${id}`}
              label={`Change ${timeSpanWords(startsAt, endsAt, zone, "en-US")}`}
            >
              Change
            </ButtonLink>
          ),
        },
      ]}
      rows={slots.filter(({ startsAt }) => dayWords(startsAt, zone, "en-US") === day)}
      rowKey={({ id }) => id}
    />
  ));
}

const seatsOf = ({ people, seats }: SheetRow) => `${people.length} of ${seats}`;

function Who({ row: { people, offered, waiting, isOutside } }: { row: SheetRow }) {
  const more = [
    ...(offered > 0 ? [`${offered} held for an answer`] : []),
    ...(waiting > 0 ? [`${waiting} in line`] : []),
    ...(isOutside ? ["To be moved"] : []),
  ];
  return (
    <>
      {people.map(({ id, name, contact, href }) => (
        <div key={id}>
          {href === null ? <bdi>{name}</bdi> : <a href={href}>{name}</a>}
          {contact && <span className="muted">: {contact}</span>}
        </div>
      ))}
      {more.length > 0 && <div className="muted">{more.join(", ")}</div>}
      {people.length === 0 && more.length === 0 && <span className="muted">Nobody yet</span>}
    </>
  );
}
