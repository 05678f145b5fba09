import { describe, expect, test } from "vitest";
import { bookingKinds, type MessageKind, reminderKinds } from "~/app/domain/outbox/message";
import { canResend, type EarlierMessage } from "~/app/domain/outbox/resend";
import { type RegistrationStatus, registrationStatuses } from "~/app/domain/registrations/registration";

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

  const withPlace: MessageKind[] = [
    ...(["registration-confirmed", "announcement", "event-thanks", "job-asked", ...reminderKinds] as const),
    ...bookingKinds.filter((kind) => kind !== "booking-cancelled"),
  ];
  test.each<[MessageKind, readonly RegistrationStatus[]]>([
    ...withPlace.map((kind): [MessageKind, RegistrationStatus[]] => [kind, ["registered"]]),
    ["registration-cancelled", ["cancelled"]],
    ["door-ticket", ["registered"]],
    ["door-ticket-ended", ["cancelled"]],
    ["waitlist-joined", ["waitlisted"]],
    ["place-offered", ["offered"]],
    ["offer-expired", ["released"]],
    ["place-released", ["released"]],
    ["event-moved", ["registered", "waitlisted", "offered"]],
    ["event-cancelled", registrationStatuses],
    ["booking-cancelled", registrationStatuses],
    ["event-approved", []],
  ])("tells again of %s where the place is %j, since only then it is true", (kind, statuses) => {
    const isAllowed = (registrationStatus: RegistrationStatus) =>
      canResend(aMessage({ kind, registrationStatus }), now).outcome === "allowed";
    expect(registrationStatuses.filter(isAllowed)).toEqual(statuses);
  });

  test("sends a message about no registration and no event again", () => {
    const message = aMessage({ kind: "test-mail", event: null, registrationStatus: null });
    expect(canResend(message, now)).toEqual({ outcome: "allowed" });
  });
});
