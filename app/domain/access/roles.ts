/** The roles that a membership or an API token carries within one center. */
export const roles = ["admin", "staff", "door", "employer"] as const;
export type Role = (typeof roles)[number];

/**
 * What a device is signed in as: a volunteer's phone, a tablet that visitors use by themselves, or the phone of an
 * employer's representative at its table.
 */
export const deviceRoles = ["door", "kiosk", "table"] as const;
export type DeviceRole = (typeof deviceRoles)[number];

/** Devices that are the event's own and speak for no employer. */
export const ownDeviceRoles = ["door", "kiosk"] as const satisfies DeviceRole[];
export type OwnDeviceRole = (typeof ownDeviceRoles)[number];

/** Who makes and closes centers. It is a role of the installation and of none of its centers, and reads nobody's rows. */
export type InstallationRole = "installation";

export type ActorRole = Role | DeviceRole | InstallationRole;

/** Who asks, as every command and query sees it. */
export interface Actor {
  kind: "person" | "device" | "token";
  /** The user, device or token: what the audit trail names. */
  id: string;
  centerId: string;
  role: ActorRole;
  /** Set where the credential opens one event alone. */
  eventId?: string | undefined;
  /** Set once a door pass has ended: its phone may still send what it scanned before. */
  endedAt?: Date | undefined;
  /** The employer that an actor of role employer or table speaks for. */
  employerId?: string | undefined;
}

const including: Record<ActorRole, readonly ActorRole[]> = {
  admin: ["admin", "staff", "door"],
  staff: ["staff", "door"],
  door: ["door"],
  employer: ["employer"],
  kiosk: ["kiosk"],
  table: ["table"],
  installation: ["installation"],
};

/** True where the actor's role is one of `allowed` or includes one: an admin may do what staff may. */
export function hasRole(actor: Actor, ...allowed: ActorRole[]): boolean {
  return including[actor.role].some((role) => allowed.includes(role));
}

/** True where an ended door pass sends what was made after its end, or does not say when. */
export function hasEnded(actor: Actor, madeAt: Date | null): boolean {
  return actor.endedAt !== undefined && (madeAt === null || madeAt >= actor.endedAt);
}

/** True where a credential limited to one event asks for that event, or is not limited. */
export function canReachEvent(actor: Actor, eventId: string): boolean {
  return actor.eventId === undefined || actor.eventId === eventId;
}
