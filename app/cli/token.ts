import { parseArgs } from "node:util";
import { z } from "zod";
import { createToken } from "~/app/commands/create-token.server";
import { readConfig } from "~/app/config.server";
import { roles } from "~/app/domain/access/roles";
import type { OpenServices } from "~/app/services.server";
import { type Center, listCenters } from "~/db/queries/centers";
import { fail } from "./fail";
import { openApplication } from "./open-application";

const usage = "npm run token -- --role ROLE [--event ID] [--employer ID] [--center HOST] [--label LABEL]";

const id = (option: string) =>
  z.guid(`--${option}: write an id such as 018f9c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f.`).optional();

const options = z.object({
  role: z.enum(roles, `--role: write one of ${roles.join(", ")}. Usage: ${usage}`),
  event: id("event"),
  employer: id("employer"),
  center: z.string().optional(),
  label: z
    .string()
    .trim()
    .min(1, "--label: write what uses the token.")
    .max(80, "--label: use 80 characters or fewer."),
});

const problems: Record<string, string> = {
  employerId:
    "--employer: name the employer of this center that a token of role employer speaks for, and no other.",
  eventId: "--event: the center has no event with this id.",
  form: "--event, --employer: the center has none with such an id.",
};

/** Makes an API token and prints it alone on the last line. Works beside a running application. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      role: { type: "string" },
      event: { type: "string" },
      employer: { type: "string" },
      center: { type: "string" },
      label: { type: "string", default: "Command line" },
    },
  });
  const parsed = options.safeParse(values);
  if (!parsed.success) fail(...parsed.error.issues.map((issue) => issue.message));
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const application = await openApplication(reading.config);
  const made = await make(application.services, parsed.data);
  await application.close();
  if ("problem" in made) fail(made.problem);
  process.stdout.write(`${made.token}\n`);
}

async function make(
  services: OpenServices,
  { role, event, employer, center: host, label }: z.infer<typeof options>,
): Promise<{ token: string } | { problem: string }> {
  const center = centerOf(await listCenters(services.db), host);
  if ("problem" in center) return center;
  const result = await createToken(services, {
    actor: { kind: "system", id: "command-line", centerId: center.id },
    label,
    role,
    eventId: event ?? null,
    employerId: employer ?? null,
  });
  if (result.outcome === "created") return { token: result.token };
  const [field] = result.fields ?? [];
  return { problem: problems[field?.field ?? "form"] ?? "The token was not made." };
}

/** The center of a host; without one named, the only center there is. */
function centerOf(centers: Center[], host: string | undefined): Center | { problem: string } {
  const hosts = centers.map((center) => center.host).join(", ");
  const [only, ...more] = centers;
  if (only === undefined) return { problem: "There is no center yet. Run npm start once, or npm run setup." };
  if (host === undefined) return more.length === 0 ? only : { problem: `--center: name one of ${hosts}.` };
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return (
    centers.find((center) => center.host === name) ?? {
      problem: `--center: no center has that host. There are: ${hosts}.`,
    }
  );
}

main().catch((error: unknown) =>
  fail(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)),
);
