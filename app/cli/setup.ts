import { parseArgs } from "node:util";
import { z } from "zod";
import { offerInstallation } from "~/app/commands/name-installation-admin.server";
import { setUpCenter } from "~/app/commands/set-up-center.server";
import { type Config, readConfig } from "~/app/config.server";
import { isHost } from "~/app/domain/centers/host";
import { isTimeZone } from "~/app/domain/time/zoned-time";
import { listCenters } from "~/db/queries/centers";
import { hasInstallationAdmin } from "~/db/queries/installation";
import { fail } from "./fail";
import { type Application, openApplication } from "./open-application";

const usage =
  "npm run setup -- --center NAME --host HOST --time-zone ZONE --admin EMAIL, or --installation-admin EMAIL";

const missing = (option: string) => `--${option} is missing. Usage: ${usage}`;

const options = z.object({
  center: z
    .string(missing("center"))
    .trim()
    .min(1, missing("center"))
    .max(120, "--center: use 120 characters or fewer."),
  host: z
    .string(missing("host"))
    .trim()
    .toLowerCase()
    .refine(isHost, "--host: write a host alone, such as jobs.library.example."),
  "time-zone": z
    .string(missing("time-zone"))
    .refine(isTimeZone, "--time-zone: write a zone of the IANA list, such as America/Los_Angeles."),
  admin: z
    .string(missing("admin"))
    .trim()
    .pipe(z.email("--admin: write an e-mail address such as ana@library.example.")),
});

const installationAdmin = z
  .string()
  .trim()
  .pipe(z.email("--installation-admin: write an e-mail address such as ana@library.example."));

/**
 * Makes a center and invites its first admin, who is the installation's first too where it has none; or names somebody
 * an admin of the installation.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      center: { type: "string" },
      host: { type: "string" },
      "time-zone": { type: "string" },
      admin: { type: "string" },
      "installation-admin": { type: "string" },
    },
  });
  if (values["installation-admin"] !== undefined) return nameAdmin(values["installation-admin"]);
  const parsed = options.safeParse(values);
  if (!parsed.success) fail(...parsed.error.issues.map((issue) => issue.message));
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const application = await openApplication(reading.config);
  const lines = await setUp(application, reading.config, parsed.data);
  await application.close();
  if ("problem" in lines) fail(lines.problem);
  process.stdout.write(`${lines.done.join("\n")}\n`);
}

async function nameAdmin(given: string): Promise<void> {
  const parsed = installationAdmin.safeParse(given);
  if (!parsed.success) fail(...parsed.error.issues.map((issue) => issue.message));
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const application = await openApplication(reading.config);
  const { outcome } = await offerInstallation(application.services, { email: parsed.data });
  await application.close();
  process.stdout.write(
    outcome === "named"
      ? `${parsed.data} is an admin of the installation: /installation, on any center's host.\n`
      : `Nobody has proved ${parsed.data} here yet. Invite it to a center: whoever accepts is an admin of the installation.\n`,
  );
}

async function setUp(
  { services }: Application,
  config: Config,
  { center: name, host, "time-zone": timeZone, admin }: z.infer<typeof options>,
): Promise<{ done: string[] } | { problem: string }> {
  const made = await setUpCenter(services, { name, host, timeZone, adminEmail: admin });
  if (made.outcome === "refused" && made.reason !== "host-taken") throw new Error(made.reason);
  if (made.outcome === "refused")
    return { problem: `--host: a center has the host ${host} already. Choose another.` };
  const done = [`${name} is set up at ${host}.`];
  if (!(await hasInstallationAdmin(services.db))) await offerInstallation(services, { email: admin });
  if (config.smtpUrl !== null) {
    return {
      done: [...done, `The invitation goes to ${admin} as soon as the application or its worker runs.`],
    };
  }
  const isOnly = (await listCenters(services.db)).length === 1;
  const link = `${isOnly ? config.baseUrl : originAt(config.baseUrl, host)}/invitations/${made.token}`;
  return {
    done: [
      ...done,
      "No SMTP_URL is set, so no mail is sent. Give this link to the admin; it works for seven days:",
      link,
    ],
  };
}

/** Where there are several centers, each has its own host, under the scheme and port of BASE_URL. */
function originAt(baseUrl: string, host: string): string {
  const { protocol, port } = new URL(baseUrl);
  return `${protocol}//${host}${port === "" ? "" : `:${port}`}`;
}

main().catch((error: unknown) =>
  fail(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)),
);
