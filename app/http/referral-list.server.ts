import { z } from "zod";
import { type ReferralState, referralKinds, referralStates } from "~/app/domain/referrals/referral";
import { asciiDigits } from "~/app/domain/text/digits";
import { isCalendarDate } from "~/app/domain/time/zoned-time";
import { listPartnersByAge } from "~/db/queries/partners";
import { listBranches } from "~/db/queries/places";
import { countReferrals, listReferrals } from "~/db/queries/referrals";
import type { RequestContext } from "./context.server";
import type { FormErrors, FormValues } from "./parse-form.server";
import { problemWords } from "./problems";
import { cursorOf, cursorText, idOrUndefined, pageOf, queryOf } from "./staff-page.server";

const pageLength = 50;
/** As many as a center has to choose from. */
const mostChoices = 1_000;

/** The partners and branches that referrals are narrowed to, by name; retired partners too. */
export async function referralChoices({ services, center }: Pick<RequestContext, "services" | "center">) {
  const of = { centerId: center.id, limit: mostChoices };
  const [partners, branches] = await Promise.all([
    services.read((db) => listPartnersByAge(db, of)),
    services.read((db) => listBranches(db, of)),
  ]);
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const byLabel = (a: { label: string }, b: { label: string }) =>
    a.label.localeCompare(b.label, center.locale);
  return { partners: partners.map(choice).sort(byLabel), branches: branches.map(choice).sort(byLabel) };
}

const filterFields = ["q", "kind", "partner", "branch", "state", "from", "until"] as const;

/** What the list was asked for. What cannot be read narrows nothing; a day that there is not has its error. */
export function readReferralFilters(request: Request) {
  const values: FormValues = {};
  for (const field of filterFields) values[field] = queryOf(request, field) ?? "";
  const errors: FormErrors = {};
  const dayOf = (field: "from" | "until") => {
    const day = values[field] ?? "";
    if (day === "" || isCalendarDate(day)) return day || undefined;
    errors[field] = problemWords("no-such-date");
    return undefined;
  };
  const [from, until] = [dayOf("from"), dayOf("until")];
  if (from !== undefined && until !== undefined && until < from)
    errors.until = problemWords("ends-before-start");
  const filters = {
    kind: z.enum(referralKinds).safeParse(values.kind).data,
    partnerId: idOrUndefined(values.partner ?? null),
    branchId: idOrUndefined(values.branch ?? null),
    named: nameOf(values.q ?? ""),
    ...(errors.until === undefined ? { from, until } : {}),
  };
  return { values, errors, filters, state: z.enum(referralStates).safeParse(values.state).data };
}

/** A code may be typed in groups, and by the digits of another script; a partner's reference is as it stands. */
function nameOf(typed: string): string | undefined {
  const code = codeOf(typed);
  return code ?? (typed === "" ? undefined : typed);
}

/** The eight digits of a code as people write it; null where it is none. */
export function codeOf(typed: string): string | null {
  const digits = asciiDigits(typed).replace(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : null;
}

/** A page of the list, the newest first, with how many there are in each state. */
export async function loadReferrals(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
) {
  const { values, errors, filters, state } = readReferralFilters(request);
  const before = cursorOf(request, "before");
  const of = { centerId: center.id, ...filters };
  const [rows, counted, choices] = await Promise.all([
    services.read((db) =>
      listReferrals(db, { ...of, state, before: before ?? undefined, limit: pageLength + 1 }),
    ),
    services.read((db) => countReferrals(db, of)),
    referralChoices({ services, center }),
  ]);
  const counts = Object.fromEntries(
    referralStates.map((one): [ReferralState, number] => [
      one,
      counted.find((row) => row.state === one)?.count ?? 0,
    ]),
  );
  const page = pageOf(request, rows, pageLength, (last) => ["before", cursorText(last.madeAt, last.id)]);
  return { ...page, counts, values, errors, choices, isFirst: before === null };
}
