import { afterAll, beforeAll, expect, test } from "vitest";
import type { Services } from "~/app/adapters/services";
import { createPartner } from "~/app/commands/change-partner.server";
import { keepReplyTemplate } from "~/app/commands/keep-reply-template.server";
import { keepSample } from "~/app/commands/keep-sample.server";
import { mondayOf } from "~/app/domain/desk/sample";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { openProcess } from "~/tests/factories/process";
import { aPartnerInput } from "~/tests/factories/referrals";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let processes: ReturnType<typeof openProcess>[];
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  processes = Array.from({ length: 4 }, () => openProcess(services, (error) => faults.push(error)));
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await services.drop();
  expect(faults).toEqual([]);
});

const request = () => ({ actor: center.staff, centerId: center.id });

/** Each makes something whose id is the form's and whose name, or year, is one of a kind. */
const forms: [string, (on: Services, id: string, n: number) => Promise<{ outcome: string }>][] = [
  [
    "a partner",
    (on, partnerId, n) =>
      createPartner(on, { ...request(), partnerId, partner: aPartnerInput({ name: `Closet ${n}` }) }),
  ],
  [
    "a template",
    (on, templateId, n) =>
      keepReplyTemplate(on, { ...request(), templateId, name: `Shifts ${n}`, text: "Which?" }),
  ],
  [
    "a sampling week",
    (on, sampleId, n) => {
      const weekOf = mondayOf(`${1980 + n}-06-10`);
      return keepSample(on, { ...request(), center, sampleId, branchId: center.branchId, weekOf, count: 9 });
    },
  ],
];

test.each(forms)(
  "%s whose form comes four times at once is made, and none of them is refused",
  async (_what, post) => {
    for (let n = 0; n < 25; n++) {
      const id = services.ids.uuid();
      const answers = await Promise.all(processes.map(({ services: on }) => post(on, id, n)));
      expect(answers.filter(({ outcome }) => outcome === "refused")).toEqual([]);
    }
  },
);

test.each(forms)("%s under another id and the same name or year is refused", async (_what, post) => {
  expect((await post(services, services.ids.uuid(), 40)).outcome).not.toBe("refused");
  expect(await post(services, services.ids.uuid(), 40)).toMatchObject({ outcome: "refused" });
});
