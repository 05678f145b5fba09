import type { Services } from "~/app/adapters/services";
import { makeVettingCheck } from "~/app/commands/make-vetting-check.server";
import { vetEmployer } from "~/app/commands/vet-employer.server";
import type { Actor } from "~/app/domain/access/roles";
import { type NewCheck, type VettingCheck, vettingChecks } from "~/app/domain/employers/checks";

interface Vetted {
  actor: Actor;
  centerId: string;
  employerId: string;
}

/** A check that any employer passes. */
export const aCheck = (services: Services, check: VettingCheck, more: Partial<NewCheck> = {}): NewCheck => ({
  check,
  finding: "in-order",
  note: "Looked it up.",
  call:
    check === "callBack"
      ? { number: "213-555-0177", source: "State business register", calledAt: services.clock.now() }
      : null,
  ...more,
});

export const makeCheck = (
  services: Services,
  of: Vetted,
  check: VettingCheck,
  more: Partial<NewCheck> = {},
) => makeVettingCheck(services, { ...of, checkId: services.ids.uuid(), ...aCheck(services, check, more) });

/** Makes every check of an employer but some. */
export async function makeChecks(services: Services, of: Vetted, but: readonly VettingCheck[] = []) {
  for (const check of vettingChecks.filter((one) => !but.includes(one))) {
    const made = await makeCheck(services, of, check);
    if (made.outcome === "refused") throw new Error(`${check} was not taken`);
  }
}

/** An employer that was checked through and vetted. */
export async function vetted(services: Services, of: Vetted) {
  await makeChecks(services, of);
  return vetEmployer(services, { ...of, to: "vetted", reason: null });
}
