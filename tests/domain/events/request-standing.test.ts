import { expect, test } from "vitest";
import type { EventStatus } from "~/app/domain/events/event";
import { type NextStep, nextStepOf, type Turn, turnOf } from "~/app/domain/events/request-standing";

const startsAt = new Date("2026-12-05T18:00:00Z");
const endsAt = new Date("2026-12-05T22:00:00Z");
const before = new Date("2026-12-01T00:00:00Z");
const justAfterStart = new Date(startsAt.getTime() + 1);

type Row = [rule: string, status: EventStatus, now: Date, turn: Turn, next: NextStep];
const rows: Row[] = [
  ["a draft waits for the employer, who sends it", "draft", before, "employer", "submit"],
  ["a draft can be sent until its start", "draft", startsAt, "employer", "submit"],
  ["a draft whose start passed needs a new one", "draft", justAfterStart, "employer", "choose-new-time"],
  ["a question waits for the employer's answer", "needs-info", before, "employer", "answer"],
  ["a question is answered until the start", "needs-info", startsAt, "employer", "answer"],
  ["an answer after the start needs a new one", "needs-info", justAfterStart, "employer", "choose-new-time"],
  ["what was sent waits for the center", "submitted", before, "center", "wait-for-review"],
  ["what is approved waits for the center", "approved", before, "center", "wait-for-publication"],
  ["a public event is to be made known", "published", before, "public", "prepare"],
  ["a public event is on from its start", "published", startsAt, "public", "come"],
  ["a public event is over at its end", "published", endsAt, "over", "nothing"],
  ["a closed event is over", "closed", before, "over", "nothing"],
  ["a declined event can be copied", "declined", before, "over", "copy"],
  ["a cancelled event can be copied", "cancelled", before, "over", "copy"],
];

test.each(rows)("%s", (_rule, status, now, turn, next) => {
  const event = { status, startsAt, endsAt };
  expect([turnOf(event, now), nextStepOf(event, now)]).toEqual([turn, next]);
});
