import { parseArgs } from "node:util";
import { z } from "zod";
import { reissueTickets } from "~/app/commands/reissue-tickets.server";
import {
  type ResealOptions,
  resealAccommodations,
  resealAuthenticators,
  resealContacts,
  resealNotes,
  resealWebhooks,
} from "~/app/commands/reseal-secrets.server";
import { readConfig } from "~/app/config.server";
import { faultWords } from "~/app/http/fault-words";
import type { OpenServices } from "~/app/services.server";
import { listCenters } from "~/db/queries/centers";
import { listTicketsOfOtherKeys } from "~/db/queries/keys";
import { fail } from "./fail";
import { openApplication } from "./open-application";

const usage = "npm run rotate -- [--reissue [--center HOST] [--event ID]]";

const options = z.object({
  reissue: z.boolean(),
  center: z.string().optional(),
  event: z.guid("--event: write an id such as 018f9c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f.").optional(),
});

/**
 * Moves what lies in the database to the first key of each ring, beside a running application that has the new keys
 * already. Tickets are reissued where it is asked for, since that mails everybody a new one.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reissue: { type: "boolean", default: false },
      center: { type: "string" },
      event: { type: "string" },
    },
  });
  const parsed = options.safeParse(values);
  if (!parsed.success) fail(...parsed.error.issues.map((issue) => issue.message));
  if (!values.reissue && (values.center ?? values.event) !== undefined) fail(`Usage: ${usage}`);
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const application = await openApplication(reading.config);
  const said = await rotate(application.services, parsed.data);
  await application.close();
  if ("problem" in said) fail(said.problem);
  process.stdout.write(`${said.lines.join("\n")}\n`);
}

/** A line for each batch, so that a long rotation is seen to go on. */
const onProgress: NonNullable<ResealOptions["onProgress"]> = (kind, done, of) => {
  process.stdout.write(`Sealing ${kind} anew: ${done} of ${of}\n`);
};

async function rotate(
  services: OpenServices,
  { reissue, center: host, event }: z.infer<typeof options>,
): Promise<{ lines: string[] } | { problem: string }> {
  const centers = await listCenters(services.db);
  const center = centers.find((candidate) => candidate.host === host);
  if (host !== undefined && center === undefined)
    return { problem: `--center: no center has the host ${host}.` };
  const contacts = await resealContacts(services, { onProgress });
  const requests = await resealAccommodations(services, { onProgress });
  const notes = await resealNotes(services, { onProgress });
  const authenticators = await resealAuthenticators(services);
  const webhooks = await resealWebhooks(services);
  const lines = [
    `Sealed anew: ${contacts} contacts, ${requests} access requests, ${notes} notes, ${authenticators} authenticators, ${webhooks} webhook endpoints.`,
  ];
  const of = { centerId: center?.id ?? null, eventId: event ?? null };
  if (reissue) {
    const { reissued, untold } = await reissueTickets(services, of);
    lines.push(`Reissued: ${reissued} tickets. The old ones are refused from now on.`);
    if (untold > 0) lines.push(`${untold} of them left no address: find them in the roster by their names.`);
  }
  const [keyId = ""] = services.codes.keyIds;
  const params = { keyId, now: services.clock.now(), centerId: null, eventId: null };
  const left = await listTicketsOfOtherKeys(services.db, params, 100_000);
  lines.push(
    left.length === 0
      ? `No live ticket needs another key than "${keyId}". Earlier keys may be dropped.`
      : `${left.length} live tickets need earlier keys of TICKET_KEY. Keep those, or reissue: ${usage}`,
  );
  return { lines };
}

main().catch((error: unknown) => fail(faultWords(error)));
