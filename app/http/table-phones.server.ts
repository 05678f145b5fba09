import { z } from "zod";
import { tablePhones } from "~/app/domain/access/invitation";
import { listTablePasses, listTablePhones } from "~/db/queries/table-phones";
import type { RequestContext } from "./context.server";

/** How many phones a pass signs in, and whether its link is mailed to the employer's contact. */
export const tablePassForm = z.strictObject({
  places: z
    .string({ error: "required" })
    .regex(/^\s*\d{1,3}\s*$/, "not-a-number")
    .transform(Number)
    .pipe(z.number().min(1, "too-low").max(tablePhones.most, "too-high")),
  mail: z.literal("yes").optional(),
});

/** The passes of an employer's table with their links, and the phones that are in. A pass is derived from its id. */
export async function tablePhonesView(
  { services, origin }: Pick<RequestContext, "services" | "origin">,
  of: { centerId: string; eventId: string; employerId: string },
) {
  const now = services.clock.now();
  const [passes, phones] = await Promise.all([
    listTablePasses(services.db, { ...of, now }),
    listTablePhones(services.db, of),
  ]);
  return {
    now,
    phones,
    passes: passes.map((pass) => {
      const url = `${origin}/table-pass/${services.codes.invitation(pass).code}`;
      const { id, places, taken, expiresAt } = pass;
      const isOpen = pass.usedAt === null;
      const link = isOpen ? { url, qrSvg: services.qr.svg(url, { label: "QR code of the link" }) } : null;
      return { id, places, taken, expiresAt, link };
    }),
  };
}
