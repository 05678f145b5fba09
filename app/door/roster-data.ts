import { type EventStatus, eventStatuses } from "~/app/domain/events/event";
import { type RegistrationStatus, registrationStatuses } from "~/app/domain/registrations/registration";
import { isRecord, readTime } from "./reading";

/** A ticket as the list on a device has it: no contact, first name and initial. */
export interface RosterTicket {
  id: string;
  name: string;
  shortCode: string;
  status: RegistrationStatus;
  partySize: number;
  /** Of the party: how many came, and how many are in the room now. */
  arrived: number;
  inside: number;
  admittedAt: Date | null;
  door: string | null;
  /** The beginning of the code's hash. */
  code: string;
  revoked: string[];
}

/** Of one employer's interview times that have not begun, how many are free. */
export interface FreeTimes {
  employer: string;
  free: number;
  /** The first that is free, and where; null where none is, and of a call. */
  next: Date | null;
  place: string | null;
}

/** An event's list, complete enough to work without a connection. */
export interface RosterData {
  eventId: string;
  title: string;
  status: EventStatus;
  startsAt: Date;
  zone: string;
  doorsOpenAt: Date;
  doorsCloseAt: Date;
  exitScanning: boolean;
  room: { inside: number; postedLoad: number } | null;
  /** The event's counts when the list was made. */
  counts: { registered: number; admitted: number; refused: number };
  /** By employer. A list that was kept before there were any has none. */
  interviews?: FreeTimes[];
  doors: string[];
  /** Devices that used the list lately: they share what is left of the room. At least 1. */
  devices: number;
  doorKeys: string[];
  /** When the device has to forget it. */
  keepUntil: Date;
  cursor: string;
  tickets: RosterTicket[];
}

/** The server's answer: the whole list, or what changed in it; `now` is the server's clock. */
export interface RosterAnswer {
  roster: RosterData;
  isWhole: boolean;
  now: Date;
}

/** Reads a roster, or null where the answer is none. */
export function readRoster(body: unknown): RosterAnswer | null {
  if (!isRecord(body) || !Array.isArray(body.tickets)) return null;
  const times = readTimes(body);
  const status = eventStatuses.find((known) => known === body.status);
  const { eventId, title, timeZone: zone, cursor, isWhole } = body;
  if (times === null || status === undefined || typeof eventId !== "string" || typeof cursor !== "string")
    return null;
  const { now, ...instants } = times;
  const roster: RosterData = {
    ...instants,
    eventId,
    title: textOf(title),
    status,
    zone: textOf(zone),
    exitScanning: body.exitScanning === true,
    room: readRoom(body.room),
    counts: readCountsOf(body.attendance),
    interviews: Array.isArray(body.interviews) ? body.interviews.flatMap(readFreeTimes) : [],
    doors: textsOf(body.doors),
    devices: Math.max(1, numberOf(body.devices, 1)),
    doorKeys: textsOf(body.doorKeys),
    cursor,
    tickets: body.tickets.flatMap(readTicket),
  };
  return { roster, isWhole: isWhole === true, now };
}

/** The list with what changed in it. */
export function withChanges(before: RosterData, { roster, isWhole }: RosterAnswer): RosterData {
  if (isWhole) return roster;
  const tickets = new Map(before.tickets.map((ticket) => [ticket.id, ticket]));
  for (const ticket of roster.tickets) tickets.set(ticket.id, ticket);
  return { ...roster, tickets: [...tickets.values()] };
}

function readTimes(body: Record<string, unknown>) {
  const [startsAt, doorsOpenAt, doorsCloseAt, keepUntil, now] = [
    readTime(body.startsAt),
    readTime(body.doorsOpenAt),
    readTime(body.doorsCloseAt),
    readTime(body.keepUntil),
    readTime(body.now),
  ];
  if (!startsAt || !doorsOpenAt || !doorsCloseAt || !keepUntil || !now) return null;
  return { startsAt, doorsOpenAt, doorsCloseAt, keepUntil, now };
}

function readTicket(value: unknown): RosterTicket[] {
  if (!isRecord(value)) return [];
  const { id, shortCode, code } = value;
  const status = registrationStatuses.find((known) => known === value.status);
  if (typeof id !== "string" || typeof shortCode !== "string" || typeof code !== "string" || !status)
    return [];
  return [
    {
      id,
      name: textOf(value.name),
      shortCode,
      status,
      partySize: numberOf(value.partySize, 1),
      arrived: numberOf(value.arrived, 0),
      inside: numberOf(value.inside, 0),
      admittedAt: readTime(value.admittedAt) ?? null,
      door: typeof value.door === "string" ? value.door : null,
      code,
      revoked: textsOf(value.revoked),
    },
  ];
}

function readFreeTimes(value: unknown): FreeTimes[] {
  if (!isRecord(value) || typeof value.employer !== "string") return [];
  const { employer, place } = value;
  const next = readTime(value.next) ?? null;
  return [{ employer, free: numberOf(value.free, 0), next, place: typeof place === "string" ? place : null }];
}

export function readRoom(value: unknown): RosterData["room"] {
  if (!isRecord(value)) return null;
  const { inside, postedLoad } = value;
  return typeof inside === "number" && typeof postedLoad === "number" ? { inside, postedLoad } : null;
}

function readCountsOf(value: unknown): RosterData["counts"] {
  const counts = isRecord(value) ? value : {};
  return {
    registered: numberOf(counts.registered, 0),
    admitted: numberOf(counts.admitted, 0),
    refused: numberOf(counts.refused, 0),
  };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const numberOf = (value: unknown, otherwise: number) => (typeof value === "number" ? value : otherwise);
const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
