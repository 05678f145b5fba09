import { faultWords } from "~/app/http/fault-words";
import { fail } from "./fail";
import { requireConfig } from "./require-config";

async function main(): Promise<void> {
  const config = requireConfig();
  const { sendMail } = await import("./send-mail");
  await sendMail(config);
}

main().catch((error: unknown) => {
  fail(faultWords(error));
});
