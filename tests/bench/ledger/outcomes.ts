import { followUps } from "~/app/domain/outbox/follow-ups";
import { marks } from "~/app/domain/outcomes/marks";
import { hour, instant, type Ledger } from "./ledger";

/** What employers were asked and told: of each event, at two of the three marks. Nobody is asked again. */
export async function copyOutcomes(ledger: Ledger): Promise<void> {
  const { events, employers } = ledger.size;
  await ledger.copy("outcome_asks", events * marks.length, (place) => {
    const event = Math.floor(place.n / marks.length);
    return {
      event_id: ledger.id(place, "event", event),
      employer_id: ledger.id(place, "employer", event % employers),
      mark: marks[place.n % marks.length],
      turn: 1,
      asked_at: instant(ledger.eventAt(place, event) + 3 * hour),
    };
  });
  await ledger.copy("outcome_reports", events * 2, (place) => {
    const event = Math.floor(place.n / 2);
    return {
      id: ledger.id(place, "report", place.n),
      event_id: ledger.id(place, "event", event),
      employer_id: ledger.id(place, "employer", event % employers),
      mark: place.n % 2 === 0 ? 7 : 90,
      kind: "counts",
      how: "link",
      by: "ledger",
      at: instant(ledger.eventAt(place, event) + 3 * hour),
      form_key: ledger.id(place, "report", place.n),
      values_hash: "ledger",
    };
  });
  await ledger.copy("outcome_counts", events * 2, (place) => ({
    report_id: ledger.id(place, "report", place.n),
    line: 0,
    title: "Clerk",
    interviews: 8 + Math.floor(ledger.draw(place, 5) * 5),
    offers: 4,
    hires: Math.floor(ledger.draw(place, 6) * 4),
    retained: place.n % 2 === 0 ? null : 1,
  }));
  await ledger.copy("follow_up_rounds", events * followUps.length, (place) => {
    const event = Math.floor(place.n / followUps.length);
    const at = instant(ledger.eventAt(place, event) + 24 * hour);
    const kind = followUps[place.n % followUps.length];
    return { event_id: ledger.id(place, "event", event), kind, begun_at: at, done_at: at };
  });
}
