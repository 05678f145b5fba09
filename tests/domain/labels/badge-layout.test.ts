import { describe, expect, test } from "vitest";
import { badgeLayout } from "~/app/domain/labels/badge-layout";
import { type Box, labelSheets, sheetKinds } from "~/app/domain/labels/label-sheets";

const everything = { code: true, qr: true };
const contents = [everything, { code: true, qr: false }, { code: false, qr: false }];
const cases = sheetKinds.flatMap((kind) => contents.map((has) => [kind, has] as const));

const meet = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

describe("the parts of a badge", () => {
  test.each(cases)("on %s with %j keep from the edge and from each other", (kind, has) => {
    const { label } = labelSheets[kind];
    const { name, title, code, qr } = badgeLayout(label, has);
    const parts = [name, title, code, qr].filter((part) => part !== null);
    for (const [n, part] of parts.entries()) {
      expect(Math.min(part.width, part.height)).toBeGreaterThan(17);
      expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(10);
      expect(part.x + part.width).toBeLessThanOrEqual(label.width - 10 + 0.01);
      expect(part.y + part.height).toBeLessThanOrEqual(label.height - 10 + 0.01);
      expect(parts.slice(n + 1).filter((other) => meet(part, other))).toEqual([]);
    }
  });

  test.each(cases)("on %s with %j are those that it carries", (kind, has) => {
    const { code, qr } = badgeLayout(labelSheets[kind].label, has);
    expect({ code: code !== null, qr: qr !== null }).toEqual(has);
  });

  test.each(sheetKinds)("give the name on %s more room without a code than with it", (kind) => {
    const { label } = labelSheets[kind];
    const height = (has: { code: boolean; qr: boolean }) => badgeLayout(label, has).name.height;
    expect(height({ code: true, qr: false })).toBeGreaterThan(height(everything));
    expect(height({ code: false, qr: false })).toBeGreaterThan(height({ code: true, qr: false }));
  });

  test("stand under the name on a wide label, the QR code at their right with half the height at most", () => {
    for (const kind of ["avery-5395", "avery-l7418"] as const) {
      const { label } = labelSheets[kind];
      const { name, title, code, qr } = badgeLayout(label, everything);
      expect(title.y).toBeGreaterThan(name.y);
      expect(code?.y).toBeGreaterThan(title.y);
      expect(qr?.x).toBeGreaterThan(title.x + title.width);
      expect(qr?.height).toBeLessThanOrEqual((label.height - 20) / 2);
    }
  });

  test("stand in one column on an upright label: title, name, QR code in the middle, short code", () => {
    const { label } = labelSheets["roll-62"];
    const { name, title, code, qr } = badgeLayout(label, everything);
    const tops = [title, name, qr, code].map((part) => part?.y ?? 0);
    expect(tops.toSorted((a, b) => a - b)).toEqual(tops);
    expect((qr?.x ?? 0) * 2 + (qr?.width ?? 0)).toBeCloseTo(label.width);
  });

  test.each(sheetKinds)("give the QR code on %s modules of half a millimetre or more", (kind) => {
    const { qr } = badgeLayout(labelSheets[kind].label, everything);
    expect(qr?.width).toBe(qr?.height);
    // Version 4 with its quiet zone: 41 modules.
    expect(((qr?.width ?? 0) / 41 / 72) * 25.4).toBeGreaterThanOrEqual(0.5);
  });
});
