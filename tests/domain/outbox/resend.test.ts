import { describe, expect, test } from "vitest";
import { canResend, type EarlierMessage } from "~/app/domain/outbox/resend";

const now = new Date("2026-12-05T12:00:00Z");
const later = new Date("2026-12-05T22:00:00Z");

function aMessage(values: Partial<EarlierMessage> = {}): EarlierMessage {
  return {
    kind: "registration-confirmed",
    state: "sent",
    event: { status: "published", endsAt: later },
    registrationStatus: "registered",
    ...values,
  };
}

describe("canResend", () => {
  test.each<[string, Partial<EarlierMessage>]>([
    ["a confirmation of a place that stands", {}],
    ["a message that failed", { state: "failed" }],
    ["a cancellation that stands", { kind: "registration-cancelled", registrationStatus: "cancelled" }],
    [
      "an event's cancellation, whatever became of the place",
      { kind: "event-cancelled", registrationStatus: "cancelled" },
    ],
    ["a message about no registration", { kind: "event-submitted", registrationStatus: null }],
    ["a message about no event", { kind: "test-mail", event: null, registrationStatus: null }],
    [
      "an announcement after the event",
      { kind: "announcement", event: { status: "published", endsAt: now } },
    ],
  ])("sends again %s", (_rule, values) => {
    expect(canResend(aMessage(values), now)).toEqual({ outcome: "allowed" });
  });

  test.each<[string, Partial<EarlierMessage>, string]>([
    ["a sign-in link", { kind: "account-link" }, "form-expired"],
    [
      "a confirmation of a place that was given back",
      { registrationStatus: "cancelled" },
      "already-cancelled",
    ],
    [
      "a cancellation of a place that was taken again",
      { kind: "registration-cancelled" },
      "already-registered",
    ],
    ["news of an event that is over", { event: { status: "published", endsAt: now } }, "event-over"],
  ])("does not send again %s", (_rule, values, reason) => {
    expect(canResend(aMessage(values), now)).toEqual({ outcome: "refused", reason });
  });

  test("does not send again what still waits to be sent", () => {
    expect(canResend(aMessage({ state: "queued" }), now).outcome).toBe("refused");
  });
});
