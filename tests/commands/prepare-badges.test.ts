import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { type BadgeRequest, mostBadges, prepareBadges } from "~/app/commands/prepare-badges.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { labelAt, labelSheets } from "~/app/domain/labels/label-sheets";
import { audit, patrons } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { renderPdf } from "~/tests/factories/rendered-pdf";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(async () => {
  services.badges.close();
  await services.drop();
});

const asked = (eventId: string, more: Partial<BadgeRequest> = {}): BadgeRequest => ({
  actor: center.staff,
  eventId,
  origin: "https://jobs.library.example",
  title: "Warehouse hiring day",
  sheet: "avery-5395",
  startAt: 1,
  who: "registered",
  withQr: true,
  blanks: 0,
  ...more,
});

/** The badges of a print, in their order: what the QR code says and what stands on the label. */
async function printed(request: BadgeRequest) {
  const begun = await prepareBadges(services, request);
  if (begun.outcome === "refused") throw new Error(begun.reason);
  const find = () => services.badges.find({ centerId: center.id, eventId: request.eventId }, begun.jobId);
  await vi.waitFor(() => expect(find()?.state).toBe("ready"), 20_000);
  const job = find();
  const pages = renderPdf(job?.pdf ?? new Uint8Array());
  return Array.from({ length: job?.total ?? 0 }, (_, n) => {
    const { page, box } = labelAt(labelSheets[request.sheet], n, request.startAt);
    const lines = pages[page]?.textIn(box).map(({ text }) => text) ?? [];
    return { qr: pages[page]?.qrIn(box) ?? null, lines };
  });
}

const scan = async (eventId: string, text: string) => {
  const recorded = await recordScan(services, {
    actor: center.door,
    eventId,
    scanId: services.ids.uuid(),
    text,
    scannedAt: null,
    door: null,
    device: null,
    override: false,
    verdictMs: null,
  });
  return recorded.outcome === "recorded" ? [recorded.answer.outcome, recorded.name] : recorded.reason;
};
const notes = (eventId: string) =>
  services.db
    .select({ action: audit.action, to: audit.to })
    .from(audit)
    .where(and(eq(audit.subjectId, eventId), eq(audit.subjectKind, "roster")));

describe("the badges of an event", () => {
  test("are by name, and the QR code of each admits its person", async () => {
    const eventId = await aPublishedEvent(services, center);
    const names = ["Zoe Park", "김민수", "Ana Lopez"];
    for (const name of names) await aRegistration(services, center, eventId, { name });
    const badges = await printed(asked(eventId));
    expect(badges.map(({ lines }) => lines[0])).toEqual(["Ana Lopez", "Zoe Park", "김민수"]);
    for (const { qr, lines } of badges) {
      expect(await scan(eventId, qr ?? "")).toEqual(["admitted", lines[0]]);
    }
    expect(await notes(eventId)).toEqual([{ action: "made into badges", to: "3 people" }]);
  });

  test("carry a short code that admits too, also where no QR code is wanted", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId);
    const [badge] = await printed(asked(eventId, { withQr: false, sheet: "roll-62" }));
    expect(badge?.qr).toBeNull();
    const shortCode = badge?.lines.find((line) => /^\d{4} \d{4}$/.test(line));
    expect(await scan(eventId, shortCode ?? "")).toEqual(["admitted", "Rosa Delgado"]);
  });

  test("leave out whoever gave the place back, and hold a line for who was forgotten", async () => {
    const eventId = await aPublishedEvent(services, center);
    const gone = await aRegistration(services, center, eventId, { name: "Gone Away" });
    const forgotten = await aRegistration(services, center, eventId, { name: "For Gotten" });
    await cancelRegistration(services, {
      actor: center.staff,
      center,
      registrationId: gone.registrationId,
    });
    await services.db.delete(patrons).where(eq(patrons.registrationId, forgotten.registrationId));
    const badges = await printed(asked(eventId));
    expect(badges.map(({ lines }) => lines)).toEqual([
      ["Warehouse hiring day", expect.stringMatching(/^\d{4} \d{4}$/)],
    ]);
  });

  test("end with blank ones, or are blank alone, which takes no names and is not noted", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId);
    const [first, ...blanks] = await printed(asked(eventId, { blanks: 2 }));
    expect(first?.lines[0]).toBe("Rosa Delgado");
    const blank = { qr: null, lines: ["Warehouse hiring day"] };
    expect(blanks).toEqual([blank, blank]);
    expect(await printed(asked(eventId, { who: "nobody", blanks: 1 }))).toEqual([blank]);
    expect(await notes(eventId)).toHaveLength(1);
  });

  test("are refused where there is nothing to print, or more than a print takes", async () => {
    const eventId = await aPublishedEvent(services, center);
    const refusal = async (more: Partial<BadgeRequest>) => {
      const begun = await prepareBadges(services, asked(eventId, more));
      return begun.outcome === "refused" ? begun.fields?.map(({ problem }) => problem) : begun.outcome;
    };
    expect(await refusal({})).toEqual(["no-badges"]);
    expect(await refusal({ blanks: mostBadges + 1 })).toEqual(["too-high"]);
  });

  test("wait for their turn: where too many prints do, another is refused and nothing is noted", async () => {
    const other = await aCenter(services);
    const eventId = await aPublishedEvent(services, other);
    await aRegistration(services, other, eventId);
    const request = { ...asked(eventId), actor: other.staff };
    const badges = Array.from({ length: 4000 }, () => ({ name: null, shortCode: null, payload: null }));
    const long = { sheet: request.sheet, startAt: 1, title: "", badges };
    for (let n = 0; n < 6; n += 1) services.badges.start({ centerId: other.id, eventId }, long);
    expect(await prepareBadges(services, request)).toEqual({
      outcome: "refused",
      reason: "too-many-requests",
    });
    expect(await notes(eventId)).toEqual([]);
  });
});

test("each of a party has a badge: the first with the name, the others with a line to write on, all with the ticket", async () => {
  const eventId = await aPublishedEvent(services, center);
  const { ticketCode } = await aRegistration(services, center, eventId, { name: "Rosa Delgado" }, 3);
  const badges = await printed(asked(eventId));
  expect(badges.map(({ qr }) => qr)).toEqual(Array(3).fill(`https://JOBS.LIBRARY.EXAMPLE/T/${ticketCode}`));
  expect(badges.map(({ lines }) => lines.join(" ").includes("Rosa"))).toEqual([true, false, false]);
});
