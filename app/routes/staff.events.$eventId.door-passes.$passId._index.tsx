import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "~/app/components/button";
import { momentInWords } from "~/app/components/event-when";
import { Notice } from "~/app/components/notice";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { decideOffer } from "~/app/domain/access/invitation";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404 } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";
import { findPass } from "~/db/queries/devices";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Door pass: ${data?.head.title} - ${data?.centerName}` },
];

/** The pass is derived from its id, so it can be shown until a device takes it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "device.create");
  const { services, center, origin } = context;
  const pass = foundOr404(await findPass(services.db, { ...of, passId: idOr404(params.passId) }));
  const isOpen = decideOffer(pass, services.clock.now()).outcome === "open";
  const address = `${origin}/door-pass/${services.codes.invitation(pass).code}`;
  return {
    head,
    pass: { id: pass.id, role: pass.role, expiresAt: pass.expiresAt },
    qrSvg: isOpen ? services.qr.svg(address, { label: "QR code of the door pass" }) : null,
    centerName: center.name,
  };
}

export default function DoorPass() {
  const { head, pass, qrSvg } = useLoaderData<typeof loader>();
  const isKiosk = pass.role === "kiosk";
  const back = `/staff/events/${head.id}/door-passes`;
  return (
    <>
      <StaffEventHead event={head} current="door-passes" title={isKiosk ? "Kiosk pass" : "Door pass"} />
      {qrSvg === null ? (
        <Notice kind="info">This pass was used or withdrawn. Make another for the next device.</Notice>
      ) : (
        <>
          <p>
            {isKiosk
              ? "Scan this with the tablet's camera. It signs the tablet out of your account, so that visitors find nothing but the kiosk."
              : "Let the volunteer scan this with the phone's camera."}{" "}
            It works once, until {momentInWords(pass.expiresAt, head.zone)}.
          </p>
          <div className="qr-block" dangerouslySetInnerHTML={{ __html: qrSvg }} />
        </>
      )}
      <div className="actions">
        <ButtonLink href={back}>See which devices are in</ButtonLink>
        {qrSvg !== null && (
          <form method="post" action={`${back}/${pass.id}/withdrawal`}>
            <Button kind="quiet">Withdraw this pass</Button>
          </form>
        )}
      </div>
    </>
  );
}
