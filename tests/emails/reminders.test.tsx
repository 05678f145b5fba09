import { describe, expect, test } from "vitest";
import { reminderKinds } from "~/app/domain/outbox/message";
import { type MessageProps, renderMessage } from "~/emails/render.server";
import { anEvent, aTicketReader, sampleMails } from "./sample-mails";

const samples = sampleMails();
const answer = "https://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS/answer";

describe("the question a week before", () => {
  const asked = (more: Partial<MessageProps["reminder-week"]> = {}) =>
    renderMessage("reminder-week", { ...samples["reminder-week"], ...more });

  test("books the place in a person's words, and leads to where one tap answers", async () => {
    const { text } = await asked();
    expect(text).toContain("Ann, I've booked you a place at Warehouse and delivery");
    expect(text).toContain("Good luck.");
    expect(text).toContain(`Yes, keep my place:\n${answer}\n`);
    expect(text).toContain(`No, give my place to somebody else:\n${answer}\n`);
  });

  test("says by when no answer gives the place to somebody else, in the event's zone", async () => {
    const { text } = await asked();
    expect(text).toContain("If you do not answer by Monday, November 30, your place goes to somebody else.");
    expect(text).not.toContain("you keep your place");
  });

  test("says that no answer keeps the place, where it does", async () => {
    const { text } = await asked({ releasesAt: null });
    expect(text).toContain("If you do not answer, you keep your place.");
    expect(text).not.toContain("goes to somebody else");
  });
});

describe("the reminders after it", () => {
  test.each([
    ["reminder-day", "Come on Saturday, December 5 at 10:00 AM. Good luck."],
    ["reminder-hours", "Come to Meeting Room A, Central Library at 10:00 AM. Good luck."],
  ] as const)("%s says when and where to come, and how to give the place back", async (kind, words) => {
    const { text } = await renderMessage(kind, samples[kind]);
    expect(text).toContain(words);
    expect(text).toContain(`You cannot come? Give your place to somebody else:\n${answer}\n`);
    expect(text).not.toContain("keep");
  });

  test.each(reminderKinds)("%s of a party says for how many the ticket is", async (kind) => {
    const { text } = await renderMessage(kind, { ...samples[kind], people: 4 });
    expect(text).toContain("For 4 people. One ticket lets all of you in.");
    expect((await renderMessage(kind, samples[kind])).text).not.toContain("One ticket lets");
  });
});

describe("a center's own words", () => {
  const own = {
    subject: "{center}: {event}, {day}, {time}",
    opening: "Dear {name},\nwe meet at {place}.\n\nCome on {day} at {time}.\n\nYour counselor",
  };

  test.each(reminderKinds)("of %s stand in place of Fairday's, filled in for the reader", async (kind) => {
    const { subject, text, html } = await renderMessage(kind, { ...samples[kind], own });
    expect(subject).toBe(
      "Central Library Job Center: Warehouse and delivery hiring day with Harbor Freight Lines, Sat, Dec 5, 10:00 AM",
    );
    expect(text).toContain(
      "Dear Ann,\nwe meet at Meeting Room A, Central Library.\n\n" +
        "Come on Saturday, December 5 at 10:00 AM.\n\nYour counselor",
    );
    expect(html + text).not.toContain("I've booked");
  });

  test("are markup to nobody, and neither is what fills them", async () => {
    const { html } = await renderMessage("reminder-day", {
      ...samples["reminder-day"],
      own: { subject: "x", opening: "<b>{name}</b>" },
      reader: aTicketReader({ name: "<i>Ann</i>" }),
    });
    expect(html).not.toMatch(/<b>|<i>/);
  });

  test("of a long title are cut in the subject, so that the day still shows", async () => {
    const event = anEvent({ title: "A hiring day ".repeat(20) });
    const { subject } = await renderMessage("reminder-day", { ...samples["reminder-day"], event });
    expect(subject).toMatch(/…, Sat, Dec 5$/);
  });
});

describe("a place that was given back", () => {
  const released = (more: Partial<MessageProps["place-released"]> = {}) =>
    renderMessage("place-released", { ...samples["place-released"], ...more });

  test("without an answer says why, and how it can be taken again", async () => {
    const { subject, text } = await released();
    expect(subject).toMatch(/^Your place was given back: /);
    expect(text).toContain("Ann, we did not hear from you");
    expect(text).toContain(
      "Take my place again:\nhttps://careers.example.org/m/0123456789ABCDEFGHJKMNPQRS/return",
    );
  });

  test("by its holder is thanked for, in Fairday's words alone", async () => {
    const own = { subject: "We gave your place away: {event}, {day}", opening: "{name}, no answer came." };
    expect((await released({ own })).text).toContain("Ann, no answer came.");
    const { subject, text } = await released({ own, by: "patron" });
    expect(subject).toMatch(/^You gave your place back: /);
    expect(text).toContain("Ann, thank you for telling us.");
  });

  test("offers no way back once registration is closed", async () => {
    const { text } = await released({ canReturn: false });
    expect(text).not.toMatch(/\/m\/|again/);
    expect(text).toContain("you can still come to the door");
  });
});
