import { firstCategories } from "~/app/domain/desk/inquiry";
import { shortCodeOf } from "~/app/domain/tickets/short-code";
import { dayOf, hour, instant, type Ledger, type Place } from "./ledger";

const channels = ["in-person", "in-person", "phone", "email", "chat"];
const referralKinds = ["portal", "portal", "counselor", "worksource", "training", "clothing"];

/** What the desk answered, whom it sent on, and appointments: two counselors a branch, never booked twice at a time. */
export async function copyDesk(ledger: Ledger): Promise<void> {
  await copyInquiries(ledger);
  await copyReferrals(ledger);
  await copyAppointments(ledger);
}

const anyBranch = (ledger: Ledger, place: Place) =>
  ledger.id(place, "branch", Math.floor(ledger.draw(place, 2) * ledger.size.branches));

async function copyInquiries(ledger: Ledger): Promise<void> {
  const { inquiries } = ledger.size;
  await ledger.copy("inquiries", inquiries, (place) => {
    const ms = ledger.at(place, inquiries);
    const at = instant(ms);
    return {
      id: ledger.id(place, "inquiry", place.n),
      branch_id: anyBranch(ledger, place),
      category_id: ledger.id(place, "category", Math.floor(ledger.draw(place, 3) * firstCategories.length)),
      channel: ledger.pick(channels, place, 4),
      is_reference: ledger.draw(place, 5) < 0.2,
      count: 1,
      source: "desk",
      answered_at: at,
      answered_on: dayOf(ms),
      by: "ledger",
      received_at: at,
    };
  });
}

async function copyReferrals(ledger: Ledger): Promise<void> {
  const { referrals } = ledger.size;
  const isServed = (place: Place) => ledger.draw(place, 4) < 0.67;
  await ledger.copy("referrals", referrals, (place) => {
    const ms = ledger.at(place, referrals);
    return {
      id: ledger.id(place, "referral", place.n),
      code: shortCodeOf(place.n),
      kind: ledger.pick(referralKinds, place, 3),
      partner_id: ledger.id(place, "partner", 0),
      branch_id: anyBranch(ledger, place),
      state: isServed(place) ? "served" : "made",
      made_by: "ledger",
      made_at: instant(ms),
      made_on: dayOf(ms),
      served_on: isServed(place) ? dayOf(ms) : null,
      served_how: isServed(place) ? "staff" : null,
    };
  });
  await ledger.copy("referral_steps", referrals * 2, ({ n, ...where }) => {
    const place = { ...where, n: Math.floor(n / 2) };
    const isLast = n % 2 === 1;
    if (isLast && !isServed(place)) return null;
    return {
      id: ledger.id(place, "step", n),
      referral_id: ledger.id(place, "referral", place.n),
      no: isLast ? 2 : 1,
      from: isLast ? "made" : null,
      to: isLast ? "served" : "made",
      how: "staff",
      by: "ledger",
      at: instant(ledger.at(place, referrals)),
    };
  });
}

async function copyAppointments(ledger: Ledger): Promise<void> {
  const { appointments, branches } = ledger.size;
  const span = (place: Place) => {
    const startsAt = ledger.at(place, appointments);
    return { from: instant(startsAt), until: instant(startsAt + hour / 2) };
  };
  await ledger.copy("slots", appointments, (place) => {
    const { from, until } = span(place);
    return {
      id: ledger.id(place, "slot", place.n),
      kind: "appointment",
      branch_id: ledger.id(place, "branch", place.n % branches),
      counselor: `Counselor ${place.n % (2 * branches)}`,
      starts_at: from,
      ends_at: until,
      seats: 1,
      place: "Desk 2",
      created_at: from,
    };
  });
  await ledger.copy("bookings", appointments, (place) => {
    const { from, until } = span(place);
    return {
      id: ledger.id(place, "booking", place.n),
      slot_id: ledger.id(place, "slot", place.n),
      status: "booked",
      seat: 1,
      held: `[${from},${until})`,
      presence: ledger.draw(place, 3) < 0.2 ? "missed" : "kept",
      created_at: from,
    };
  });
}
