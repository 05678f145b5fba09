import { describe, expect, test } from "vitest";
import { parseEventForm, postedFrom, readEventForm } from "~/app/http/event-form.server";
import { fieldWords, problemWords } from "~/app/http/problems";

const zone = "America/Los_Angeles";
const now = new Date("2026-11-25T12:00:00Z");

const opening = {
  "openings.0.title": "Baker",
  "openings.0.vacancies": "3",
  "openings.0.payMin": "21.50",
  "openings.0.payMax": "24",
  "openings.0.payUnit": "hour",
  "openings.0.employmentType": "full-time",
};
const typed = (more: Record<string, string> = {}) => ({
  type: "hiring-event",
  title: "Bakery hiring day",
  description: "Meet the team.",
  startsAtDate: "2026-12-05",
  startsAtTime: "10:00",
  endsAtTime: "13:00",
  capacity: "40",
  ...opening,
  ...more,
});

const parse = (values: Record<string, string>, startsAt?: Date) =>
  parseEventForm(postedFrom(values), { zone, now, startsAt });
const eventOf = (values: Record<string, string>) => {
  const form = parse(values);
  if (!form.ok) throw new Error(JSON.stringify(form.errors));
  return form.value.event;
};
const errorsOf = (values: Record<string, string>) => {
  const form = parse(values);
  return form.ok ? {} : form.errors;
};
const post = (values: Record<string, string>) =>
  readEventForm(new Request("http://x/", { method: "POST", body: new URLSearchParams(values) }));

describe("the times of an event", () => {
  test("are read in the center's zone", () => {
    const { startsAt, endsAt } = eventOf(typed());
    expect(startsAt.toISOString()).toBe("2026-12-05T18:00:00.000Z");
    expect(endsAt.toISOString()).toBe("2026-12-05T21:00:00.000Z");
  });

  test("end on the day of the start unless another day is given", () => {
    const { endsAt } = eventOf(typed({ endsAtDate: "2026-12-06", endsAtTime: "01:00" }));
    expect(endsAt.toISOString()).toBe("2026-12-06T09:00:00.000Z");
  });

  test("left empty where they are not needed are the usual ones", () => {
    const { doorsOpenAt, doorsCloseAt, registrationClosesAt, heldFrom, heldUntil } = eventOf(typed());
    expect([doorsOpenAt, doorsCloseAt, registrationClosesAt, heldFrom, heldUntil]).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });

  test("of doors and the room without a day are of the day of the start or the end", () => {
    const event = eventOf(
      typed({
        endsAtDate: "2026-12-06",
        endsAtTime: "01:00",
        doorsOpenAtTime: "08:30",
        heldFromTime: "07:00",
        heldUntilTime: "02:00",
      }),
    );
    expect(event.doorsOpenAt?.toISOString()).toBe("2026-12-05T16:30:00.000Z");
    expect(event.heldFrom?.toISOString()).toBe("2026-12-05T15:00:00.000Z");
    expect(event.heldUntil?.toISOString()).toBe("2026-12-06T10:00:00.000Z");
  });

  test.each([
    ["a day that is none", { startsAtDate: "2026-02-31" }, "startsAt", "no-such-date"],
    ["a missing day", { startsAtDate: "" }, "startsAt", "required"],
    ["a missing time", { endsAtTime: "" }, "endsAt", "required"],
    ["a time that is none", { startsAtTime: "25:00" }, "startsAt", "time-form"],
    ["an end before the start", { endsAtTime: "09:00" }, "endsAt", "ends-before-start"],
    ["a start in the past", { startsAtDate: "2026-11-24" }, "startsAt", "starts-in-the-past"],
    [
      "doors more than a day before the start",
      { doorsOpenAtDate: "2026-12-03", doorsOpenAtTime: "10:00" },
      "doorsOpenAt",
      "doors-open-too-early",
    ],
    ["a day without a time", { doorsOpenAtDate: "2026-12-05" }, "doorsOpenAt", "required"],
    ["a room held from after the start", { heldFromTime: "11:00" }, "heldFrom", "held-from-after-start"],
    ["a room held until before the end", { heldUntilTime: "12:00" }, "heldUntil", "held-until-before-end"],
    [
      "doors that open after they close",
      { doorsOpenAtTime: "14:00" },
      "doorsOpenAt",
      "doors-close-before-open",
    ],
    [
      "registration that closes after the end",
      { registrationClosesAtTime: "14:00" },
      "registrationClosesAt",
      "registration-closes-after-end",
    ],
    [
      "the hour that daylight saving skips",
      { startsAtDate: "2027-03-14", startsAtTime: "02:30" },
      "startsAt",
      "skipped-hour",
    ],
  ])("refuse %s beside the field", (_rule, more, field, problem) => {
    expect(errorsOf(typed(more))).toEqual({ [field]: fieldWords(field, problem) });
  });

  test("keep a start that has passed where it is not changed", () => {
    const values = typed({ startsAtDate: "2026-11-24" });
    expect(parse(values, new Date("2026-11-24T18:00:00Z")).ok).toBe(true);
    expect(parse(values, new Date("2026-11-24T19:00:00Z")).ok).toBe(false);
  });
});

describe("the hour that daylight saving repeats", () => {
  const twice = typed({ startsAtDate: "2027-11-07", startsAtTime: "01:30", endsAtTime: "05:00" });

  test("is asked about: the form comes back with the choice open", () => {
    const form = parse(twice);
    expect(form.ok ? {} : form.errors).toEqual({ startsAt: problemWords("repeated-hour") });
    expect(form.values.startsAtWhich).toBe("");
  });

  test.each([
    ["earlier", "2027-11-07T08:30:00.000Z"],
    ["later", "2027-11-07T09:30:00.000Z"],
  ])("is the %s one where the form says so", (which, instant) => {
    expect(eventOf({ ...twice, startsAtWhich: which }).startsAt.toISOString()).toBe(instant);
  });
});

describe("the numbers of an event", () => {
  test.each([
    ["0", "too-low"],
    ["-1", "too-low"],
    ["1e9", "too-high"],
    ["12.5", "not-whole"],
    ["many", "not-a-number"],
    ["", "required"],
  ])("refuse a capacity of %j", (capacity, problem) => {
    expect(errorsOf(typed({ capacity }))).toEqual({ capacity: fieldWords("capacity", problem) });
  });

  test.each([
    ["$21.50", 2150],
    ["52,000", 5_200_000],
    [" 19.9 ", 1990],
    [".5", 50],
  ])("read pay as people type it: %s", (payMin, cents) => {
    const { openings } = eventOf(typed({ "openings.0.payMin": payMin, "openings.0.payMax": "60000" }));
    expect(openings?.[0]?.payMinCents).toBe(cents);
  });

  test.each([
    ["21.505", "too-many-decimals"],
    ["0", "too-low"],
    ["-3", "too-low"],
    ["a lot", "not-a-number"],
    ["25", "above-maximum"],
  ])("refuse a lowest pay of %s beside a highest of 24", (payMin, problem) => {
    expect(errorsOf(typed({ "openings.0.payMin": payMin }))).toEqual({
      "openings.0.payMin": fieldWords("openings.0.payMin", problem),
    });
  });
});

describe("the openings of an event", () => {
  test("leave out a block in which nothing was typed, and number the others without a gap", () => {
    const values = typed({ "openings.1.title": " ", "openings.1.payUnit": "", "openings.2.title": "Driver" });
    const form = parse(values);
    expect(Object.keys(form.ok ? {} : form.errors)).toContain("openings.1.vacancies");
    expect(form.values["openings.1.title"]).toBe("Driver");
    expect(form.values["openings.2.title"]).toBeUndefined();
  });

  test("may be none", () => {
    const { title: _t, ...rest } = typed();
    const bare = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("openings.")));
    expect(eventOf({ ...bare, title: "A workshop" }).openings).toEqual([]);
  });

  test("are at most fifty", () => {
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, n) =>
        Object.entries(opening).map(([name, value]) => [name.replace("0", String(n)), value]),
      ).flat(),
    );
    expect(errorsOf(typed(many))).toEqual({ openings: problemWords("too-many") });
  });

  test("refuse a last day that the calendar does not have", () => {
    expect(errorsOf(typed({ "openings.0.closesOn": "2026-02-31" }))).toEqual({
      "openings.0.closesOn": problemWords("no-such-date"),
    });
  });
});

describe("how the door works", () => {
  const settings = { walkInReserve: "12", exitScanning: "yes" };
  const byStaff = (values: Record<string, string>) => {
    const form = parseEventForm(postedFrom(values), { zone, now, isByStaff: true });
    return form.ok ? form.value.event : form.errors;
  };

  test("is in the staff's form, where what is left out is none and off", () => {
    expect(byStaff(typed(settings))).toMatchObject({ walkInReserve: 12, exitScanning: true });
    for (const walkInReserve of ["", " ", "0"]) {
      expect(byStaff(typed({ walkInReserve }))).toMatchObject({ walkInReserve: 0, exitScanning: false });
    }
    expect(byStaff(typed())).toMatchObject({ walkInReserve: 0, exitScanning: false });
  });

  test.each([
    ["-1", "too-low"],
    ["2.5", "not-whole"],
    ["a few", "not-a-number"],
    ["100001", "too-high"],
  ])("keeps a whole number of places, not %s", (walkInReserve, problem) => {
    expect(byStaff(typed({ walkInReserve }))).toMatchObject({ walkInReserve: problemWords(problem) });
  });

  test("is in no other form, and an event from one says nothing of it", () => {
    expect(errorsOf(typed(settings))).toEqual({
      walkInReserve: problemWords("unknown-field"),
      exitScanning: problemWords("unknown-field"),
    });
    expect(Object.keys(eventOf(typed()))).not.toEqual(expect.arrayContaining(["walkInReserve"]));
  });
});

describe("reading the posted form", () => {
  test("'Add another opening' gives the values back with an empty opening more, and asks for nothing", async () => {
    const posted = await post({ title: "", "openings.3.title": "Baker", addOpening: "yes" });
    expect(posted.button).toBe("add-opening");
    expect(posted.values).toEqual({ title: "", "openings.0.title": "Baker", "openings.1.title": "" });
  });

  test("'Remove' gives the values back without that opening", async () => {
    const posted = await post({
      "openings.0.title": "Baker",
      "openings.1.title": "Driver",
      removeOpening: "0",
    });
    expect(posted.button).toBe("remove-opening");
    expect(posted.values).toEqual({ "openings.0.title": "Driver" });
  });

  test("a body that cannot be read is an empty form", async () => {
    const body = new Request("http://x/", {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    const posted = await readEventForm(body);
    expect(posted).toMatchObject({ button: "save", values: {} });
  });

  test("a field given twice or unknown is an error, and nothing is guessed", () => {
    const posted = postedFrom(typed({ colour: "blue" }));
    posted.form.append("title", "Another title");
    posted.form.append("startsAtDate", "2026-12-06");
    const form = parseEventForm(posted, { zone, now });
    expect(form.ok ? {} : form.errors).toEqual({
      colour: problemWords("unknown-field"),
      title: problemWords("given-twice"),
      startsAtDate: problemWords("given-twice"),
    });
  });
});
