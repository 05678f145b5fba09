/** When and where an event is, or was. */
export interface Whereabouts {
  startsAt: Date;
  endsAt: Date;
  place: { room: string; branch: string; address: string | null } | null;
}

/** What of an event is no longer as somebody was told; null where nothing moved. */
export function movedSince<Told extends Whereabouts>(told: Told, now: Whereabouts): Told | null {
  const isSameTime = +told.startsAt === +now.startsAt && +told.endsAt === +now.endsAt;
  return isSameTime && placeKey(told) === placeKey(now) ? null : told;
}

const placeKey = ({ place }: Whereabouts) => place && JSON.stringify([place.room, place.branch]);
