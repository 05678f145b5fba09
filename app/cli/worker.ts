import { fail } from "./fail";
import { requireConfig } from "./require-config";

async function main(): Promise<void> {
  const config = requireConfig();
  const { sendMail } = await import("./send-mail");
  await sendMail(config);
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
});
