import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageKinds } from "~/app/domain/outbox/message";
import { keywordOf } from "~/app/domain/sms/keywords";
import { numberEnd, numberKey, textableNumber } from "~/app/domain/sms/phone";
import { gatewayStatusOf, isAppointmentTexted, isLost, isNews, isTexted } from "~/app/domain/sms/texted";

const here = "+13105550199";

describe("a number to text", () => {
  test.each([
    ["(213) 555-0100", "+12135550100"],
    ["1 213 555 0100", "+12135550100"],
    ["+1 213.555.0100", "+12135550100"],
    ["+82 2-312-3456", "+8223123456"],
    [" +49 30 901820 ", "+4930901820"],
  ])("typed as %s is %s", (typed, number) => {
    expect(textableNumber(typed, here)).toBe(number);
  });

  test.each([
    ["too short", "555 0100"],
    ["too short for a country", "+1 213"],
    ["longer than any", "+1234567890123456"],
    ["of a country that begins with none", "+0 213 555 0100"],
    ["of an area that begins with 1", "113 555 0100"],
    ["of an area that begins with 0", "013 555 0100"],
    ["two numbers", "213 555 0100 213 555 0101"],
    ["nothing", ""],
  ])("is none where it is %s", (_why, typed) => {
    expect(textableNumber(typed, here)).toBeNull();
  });

  test("without its country is nobody's where texts come from elsewhere", () => {
    expect(textableNumber("213 555 0100", "+4930901820")).toBeNull();
    expect(textableNumber("+1 213 555 0100", "+4930901820")).toBe("+12135550100");
  });

  test("however its digits are parted, is the same one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(" ", "-", ".", "(", ")"), { minLength: 10, maxLength: 10 }),
        (parts) => {
          const typed = "2135550100"
            .split("")
            .map((digit, at) => digit + parts[at])
            .join("");
          expect(textableNumber(typed, here)).toBe("+12135550100");
        },
      ),
    );
  });

  test("shows its last two digits alone", () => {
    expect(numberEnd("+12135550134")).toBe("34");
  });
});

describe("a word that somebody texts", () => {
  test.each(["STOP", "stop", " Stop. ", "STOPALL", "Stop all", "UNSUBSCRIBE", "cancel", "END", "quit!"])(
    "%j ends texts",
    (body) => {
      expect(keywordOf(body)).toBe("stop");
    },
  );

  test.each([
    ["START", "start"],
    ["unstop", "start"],
    ["Yes!", "start"],
    ["Help?", "help"],
    ["info", "help"],
    ["please stop texting me", null],
    ["stop it", null],
    [`stop ${".".repeat(300)} by my house`, null],
    ["", null],
    ["constructor", null],
    ["停", null],
  ])("%j is %j", (body, keyword) => {
    expect(keywordOf(body)).toBe(keyword);
  });
});

test("texts are for what cannot wait: the reminders of the last day, a move and a cancellation", () => {
  expect(messageKinds.filter(isTexted)).toEqual([
    "event-moved",
    "event-cancelled",
    "reminder-day",
    "reminder-hours",
  ]);
});

test.each([
  ["what staff do to an appointment", "booking-moved", false, true],
  ["a reminder of it", "booking-reminder-day", false, true],
  ["nothing of what its visitor does themselves", "booking-cancelled", true, false],
  ["the confirmation all the same: it is the way back", "booking-confirmed", true, true],
] as const)("texts tell %s", (_what, kind, isOwnAct, expected) => {
  expect(isAppointmentTexted(kind, { isOwnAct })).toBe(expected);
});

test.each([
  ["with signs", "(213) 555-0100", "2135550100"],
  ["with its country", "+1 213.555.0100", "2135550100"],
  ["with North America's 1", "1 213 555 0100", "2135550100"],
  ["of another country", "+82 2-312-3456", "8223123456"],
])("a number that is typed %s is found by its digits", (_how, typed, key) => {
  expect(numberKey(typed)).toBe(key);
});

describe("what a gateway tells of a text", () => {
  test.each([
    ["the first word", null, "queued", true],
    ["the very first word", null, "accepted", true],
    ["a later one", "sent", "delivered", true],
    ["an earlier one that comes late", "delivered", "sent", false],
    ["the same again", "delivered", "delivered", false],
    ["a failure after all else", "delivered", "failed", true],
  ] as const)("counts %s: %s, then %s", (_which, known, told, counts) => {
    expect(isNews(known, told)).toBe(counts);
  });

  test("is a word that is known", () => {
    expect([gatewayStatusOf("Delivered"), gatewayStatusOf("lost"), gatewayStatusOf("constructor")]).toEqual([
      "delivered",
      null,
      null,
    ]);
  });

  test("is lost where nobody gets it", () => {
    expect((["sent", "delivered", "undelivered", "failed"] as const).filter(isLost)).toEqual([
      "undelivered",
      "failed",
    ]);
  });
});
