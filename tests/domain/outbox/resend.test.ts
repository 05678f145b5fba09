import { describe, expect, test } from "vitest";
import { canResend, type EarlierMessage } from "~/app/domain/outbox/resend";

const now = new Date("2026-12-01T12:00:00Z");
const ahead = { status: "published" as const, endsAt: new Date("2026-12-02T12:00:00Z") };
const over = { status: "published" as const, endsAt: now };

const aMessage = (more: Partial<EarlierMessage> = {}): EarlierMessage => ({
  kind: "registration-confirmed",
  state: "failed",
  event: ahead,
  registrationStatus: "registered",
  ...more,
});
const refused = (reason: string) => ({ outcome: "refused", reason });

describe("canResend", () => {
  test.each(["failed", "sent", "withheld", "superseded"] as const)("sends a %s message again", (state) => {
    expect(canResend(aMessage({ state }), now)).toEqual({ outcome: "allowed" });
  });

  test.each([
    ["leaves a queued message, which goes out by itself", { state: "queued" as const }, "already-done"],
    ["never repeats a sign-in link", { kind: "account-link" as const }, "form-expired"],
    ["sends no confirmation once the event is over", { event: over }, "event-over"],
    [
      "confirms no place that was given back",
      { registrationStatus: "cancelled" as const },
      "already-cancelled",
    ],
    [
      "tells nobody that their place is cancelled who has come back",
      { kind: "registration-cancelled" as const, registrationStatus: "registered" as const },
      "already-done",
    ],
    [
      "sends a message to everyone to nobody who gave up the place",
      { kind: "announcement" as const, registrationStatus: "cancelled" as const },
      "already-cancelled",
    ],
  ])("%s", (_rule, more, reason) => {
    expect(canResend(aMessage(more), now)).toEqual(refused(reason));
  });

  test.each([
    ["registration-cancelled", "cancelled"],
    ["place-released", "released"],
  ] as const)("tells again of %s where the place is %s", (kind, registrationStatus) => {
    expect(canResend(aMessage({ kind, registrationStatus }), now)).toEqual({ outcome: "allowed" });
  });

  test.each(["registered", "cancelled"] as const)(
    "tells of a cancelled event whoever was written to, also a place that is %s",
    (registrationStatus) => {
      const message = aMessage({ kind: "event-cancelled", registrationStatus });
      expect(canResend(message, now)).toEqual({ outcome: "allowed" });
    },
  );

  test("sends a message about no registration and no event again", () => {
    const message = aMessage({ kind: "test-mail", event: null, registrationStatus: null });
    expect(canResend(message, now)).toEqual({ outcome: "allowed" });
  });
});
