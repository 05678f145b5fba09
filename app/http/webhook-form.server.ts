import { z } from "zod";
import {
  type WebhookScope,
  type WebhookType,
  webhookScopes,
  webhookTypes,
} from "~/app/domain/webhooks/webhook";
import { calendarDate, line, optional, ticked } from "./fields";
import type { FormValues } from "./parse-form.server";

const typeFields = Object.fromEntries(webhookTypes.map((type) => [type, ticked]));

/** An endpoint as its form has it: a box for each type of what it may be told. */
export const webhookForm = z
  .strictObject({ label: line(80), url: line(500), scope: z.enum(webhookScopes, "required"), ...typeFields })
  .transform(({ label, url, scope, ...boxes }) => {
    const ticks: Readonly<Record<string, unknown>> = boxes;
    return { label, url, scope, types: webhookTypes.filter((type) => ticks[type] === true) };
  })
  .refine(({ types }) => types.length > 0, { path: [webhookTypes[0]], error: "no-webhook-types" });

/** An endpoint as its form shows it. */
export const webhookValues = ({
  label,
  url,
  scope,
  types,
}: {
  label: string;
  url: string;
  scope: WebhookScope;
  types: readonly WebhookType[];
}): FormValues => ({
  ...{ label, url, scope },
  ...Object.fromEntries(types.map((type) => [type, "yes"])),
});

/** From which day on what failed is sent again; empty is all that is kept. */
export const replayForm = z.strictObject({ since: optional(calendarDate) });
