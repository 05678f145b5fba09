import type { Answer, Asked } from "./client";

type Ask = (asked: Asked) => Promise<Answer>;

/** Where the pages of each role begin. What links lead to is walked from there. */
export const startsOf = {
  anyone: [
    ...["/", "/sign-in", "/sign-in/link", "/sign-up", "/reset", "/two-factor", "/mailbox", "/privacy"],
    ...["/appointments", "/help", "/places-that-help"],
  ],
  admin: [
    ...["/staff", "/staff/settings", "/staff/members", "/staff/tokens", "/staff/places", "/staff/mail"],
    ...["/staff/report", "/staff/report/shares", "/staff/report/targets", "/staff/report/opening-balances"],
    ...["/staff/desk/categories", "/staff/desk/imports", "/staff/desk/samples", "/installation"],
  ],
  staff: [
    ...["/staff", "/staff/events", "/staff/employers", "/account", "/staff/audit"],
    ...["/staff/desk", "/staff/desk/shifts/new", "/staff/appointments", "/staff/appointments/hours/new"],
    ...["/staff/referrals", "/staff/referrals/new", "/staff/referrals/lists", "/staff/partners"],
    ...["/staff/partners/new", "/staff/resources", "/staff/resources/new", "/staff/resources/readiness"],
  ],
  door: ["/door", "/account"],
  employer: ["/employer", "/employer/events/new", "/employer/organization", "/account"],
};

const post = (path: string, cookie: string, origin: string, fields: Record<string, string>): Asked => ({
  method: "POST",
  path,
  headers: { origin, cookie, "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

const get = (path: string, cookie = ""): Asked => ({ method: "GET", path, headers: { cookie }, body: null });

/** Books a time, as a visitor does. @returns the appointment's page, which no link leads to */
export async function anAppointmentPage(ask: Ask, origin: string): Promise<string> {
  const times = await ask(get("/appointments"));
  const branch = /href="(\/appointments\?branch=[^"]+)"/.exec(times.text)?.[1];
  const { text } = branch === undefined ? times : await ask(get(branch));
  const time = /href="(\/appointments\/[0-9a-f-]{36})"/.exec(text)?.[1] ?? "/appointments/none";
  const form = await ask(get(time));
  const formKey = /name="formKey" value="([^"]+)"/.exec(form.text)?.[1] ?? "";
  const contact = { email: "rosa@mail.example", phone: "+1 619 555 0100" };
  const booked = await ask(post(time, "", origin, { formKey, name: "Rosa", language: "en", ...contact }));
  return pathIn(booked, "an appointment");
}

/** Publishes a report, as an admin does. @returns the page of it that anybody with the link sees */
export async function aPublicReportPage(ask: Ask, origin: string, cookie: string): Promise<string> {
  const fields = { from: "2020-01-01", until: "2020-12-31", branch: "" };
  const published = await ask(post("/staff/report/shares", cookie, origin, fields));
  const { text } = await ask(get(pathIn(published, "a public report"), cookie));
  const link = /\/r\/[0-9A-Za-z]+/.exec(text)?.[0];
  if (link === undefined) throw new Error("a public report has no link");
  return link;
}

function pathIn({ status, headers, text }: Answer, what: string): string {
  const { location } = headers;
  if (location === undefined) throw new Error(`${what} was not made: ${status} ${text.slice(0, 500)}`);
  return location.split("?")[0] ?? location;
}
