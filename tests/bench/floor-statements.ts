import postgres from "postgres";
import { findPageKey } from "~/db/queries/event-page";
import { findScanContext, insertAdmittingScan } from "~/db/queries/scans";

const nil = "00000000-0000-7000-8000-000000000000";
const at = new Date(0);
const scan = {
  centerId: nil,
  scanId: nil,
  eventId: nil,
  registrationId: nil,
  kind: "entry" as const,
  doorId: null,
  device: null,
  by: "",
  people: 1,
  who: "patron" as const,
  clockOffsetMs: null,
  scannedAt: null,
  at,
  receivedAt: at,
  verdictMs: null,
  codeHash: "",
  hint: "",
  overrideBy: null,
  answer: { outcome: "admitted" as const, at: at.toISOString() },
  flags: [],
};

/** The application asks the same for several tokens at once; here each request asks for its own. */
const token = `select id, role, event_id, employer_id from api_tokens
  where token_hash = $1 and center_id = $2 and revoked_at is null`;

/**
 * The statements of a scan and of an event page. All but the token's are caught on their way from the application's
 * own queries, so that both sides run the same to the letter.
 */
export async function catchStatements(databaseUrl: string) {
  let caught = "";
  const debug = (_connection: number, query: string) => {
    if (!query.includes("pg_catalog")) caught = query;
  };
  const sql = postgres(databaseUrl, { max: 1, debug });
  const textOf = async (query: () => Promise<unknown>) => {
    await query();
    return caught;
  };
  try {
    return {
      token,
      context: await textOf(() => findScanContext(sql, { ...scan, shortCode: null, doorFolded: "" })),
      insert: await textOf(() => insertAdmittingScan(sql, scan, 1)),
      page: await textOf(() => findPageKey(sql, { centerId: nil, slug: "" })),
    };
  } finally {
    await sql.end();
  }
}
