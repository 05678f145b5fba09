import { isListedApart } from "~/app/domain/openings/listing";
import { counted } from "~/app/domain/text/counted";
import { EventEmployers } from "./event-employers";
import type { EmployerAtEvent } from "./event-view";
import { FlagList, type FlagView } from "./flag-list";
import { OpeningsList, type OpeningView } from "./openings-list";

export interface StaffOpeningsProps {
  event: { id: string; zone: string };
  employers: readonly EmployerAtEvent[];
  openings: readonly (OpeningView & { employerId: string })[];
  flags: readonly FlagView[];
}

/**
 * What an event offers, with its flags. Of more openings than one page holds those stand here that staff have to look
 * at; all are on the page of openings.
 */
export function StaffOpenings({ event, employers, openings, flags }: StaffOpeningsProps) {
  const about = (openingId: string | null) => flags.filter((flag) => flag.openingId === openingId);
  const list = { eventId: event.id, zone: event.zone };
  const beside = ({ id }: { id: string }) => <FlagList {...list} flags={about(id)} />;
  const isApart = isListedApart(openings);
  const shown = isApart ? openings.filter(({ id }) => about(id).length > 0) : openings;
  const here = isApart
    ? employers.filter(({ id }) => shown.some(({ employerId }) => employerId === id))
    : employers;
  return (
    <>
      <FlagList {...list} flags={about(null)} withAbout />
      {openings.length === 0 && <p>No openings are listed.</p>}
      {isApart && (
        <p>
          <a href={`/staff/events/${event.id}/openings`}>
            {`See all ${counted(openings.length, "opening", "openings")}`}
          </a>
          {shown.length > 0 && ". Those with flags stand here."}
        </p>
      )}
      {shown.length > 0 && here.length === 1 && (
        <>
          {employers.length > 1 && <p>{here[0]?.name}</p>}
          <OpeningsList openings={shown} beside={beside} />
        </>
      )}
      {shown.length > 0 && here.length > 1 && (
        <EventEmployers event={{ employers: here, openings: shown, openingsLocale: "en" }} beside={beside} />
      )}
    </>
  );
}
