import fc from "fast-check";
import { apiRequests } from "./api-requests";
import type { Answer, Asked } from "./client";
import { formRequests } from "./form-requests";
import { complaints, faultsIn } from "./oracle";
import { openTarget, type Target } from "./target";

export interface FuzzOptions {
  seed: number;
  apiRequests: number;
  formRequests: number;
  pagesEach: number;
  /** Parts of paths: what has none of them is left alone. All is sent where it names none. */
  only?: readonly string[];
  /** Milliseconds after which no more is sent. */
  within: number;
  onProgress?(words: string): void;
  onFound?(found: Found): void;
}

export interface Found {
  what: string[];
  asked: Asked;
  answer: Pick<Answer, "status" | "text">;
}

export interface FuzzReport {
  sent: number;
  /** The first hundred. */
  found: Found[];
  /** How often each status was answered. */
  statuses: Record<number, number>;
  /** Megabytes at a tenth of the way, and the most of what was seen afterwards. */
  memory: { early: number; most: number };
  forms: number;
  /** What the application wrote of faults. */
  faults: string[];
}

const batch = 400;
const atOnce = 8;

/** Sends so many requests to an application of its own, and tells every answer that breaks a rule of the oracle. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const report: FuzzReport = {
    sent: 0,
    found: [],
    statuses: {},
    memory: { early: 0, most: 0 },
    forms: 0,
    faults: [],
  };
  const look = (asked: Asked, answer: Answer) => {
    report.sent += 1;
    report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
    const what = complaints(asked, answer);
    if (what.length === 0 || report.found.length >= 100) return;
    report.found.push({ what, asked, answer });
    options.onFound?.({ what, asked, answer });
  };
  const tokensEach = Math.max(2, Math.ceil(options.apiRequests / 4000));
  const only = options.only ?? [];
  const isAimedAt = (path: string) => only.length === 0 || only.some((part) => path.includes(part));
  const opened = await openTarget({ tokensEach, pagesEach: options.pagesEach, isAimedAt }, look);
  const target = aimed(opened, isAimedAt);
  try {
    report.forms = target.visits.reduce((sum, { forms }) => sum + forms.length, 0);
    await sendAll(target, options, report, look);
    report.faults = faultsIn(target.app.faults());
    return report;
  } finally {
    await target.stop();
  }
}

/** The operations, forms and pages of some paths alone. */
function aimed(target: Target, isAimedAt: (path: string) => boolean): Target {
  const paths = Object.entries(target.document.paths).filter(([path]) => isAimedAt(path));
  const visits = target.visits.map((visit) => ({
    ...visit,
    pages: visit.pages.filter(isAimedAt),
    forms: visit.forms.filter(({ action }) => isAimedAt(action)),
  }));
  return { ...target, document: { ...target.document, paths: Object.fromEntries(paths) }, visits };
}

/** API and forms in turn, in batches, so that either meets what the other left. */
async function sendAll(
  target: Target,
  { seed, onProgress, within, ...counts }: FuzzOptions,
  report: FuzzReport,
  look: (asked: Asked, answer: Answer) => void,
): Promise<void> {
  const end = performance.now() + within;
  const all = counts.apiRequests + counts.formRequests;
  const left = { api: counts.apiRequests, forms: counts.formRequests };
  for (let round = 0; left.api + left.forms > 0 && performance.now() < end; round += 1) {
    const isApi = left.api / counts.apiRequests >= left.forms / Math.max(1, counts.formRequests);
    const name = isApi ? "api" : "forms";
    const count = Math.min(batch, left[name]);
    left[name] -= count;
    const requests: fc.Arbitrary<Asked> = isApi
      ? apiRequests(target.document, target.tokens, target.ids)
      : formRequests(target.visits, target.app.origin);
    await send(fc.sample(requests, { seed: seed + round, numRuns: count }), target, look);
    const memory = target.memory();
    // The pages that were walked may be more than a tenth of a short run.
    if (report.memory.early === 0 || report.sent <= all / 10) report.memory.early = memory;
    report.memory.most = Math.max(report.memory.most, memory);
    onProgress?.(`${report.sent} sent, ${report.found.length} found, ${Math.round(memory)} MB`);
  }
}

async function send(requests: Asked[], target: Target, look: (asked: Asked, answer: Answer) => void) {
  const sender = async () => {
    for (let asked = requests.pop(); asked !== undefined; asked = requests.pop()) {
      const answer = await target.ask(asked);
      look(asked, answer);
      learn(answer, target.ids);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

/** Ids of what was made are worth asking for: at most 300 are kept, the newest. */
function learn({ status, text }: Answer, ids: string[]): void {
  if (status !== 201) return;
  const [, id] = /"id":"([0-9a-f-]{36})"/.exec(text) ?? [];
  if (id !== undefined) ids.push(id);
  if (ids.length > 300) ids.splice(0, ids.length - 300);
}
