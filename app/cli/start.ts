import { parseArgs } from "node:util";
import { faultWords } from "~/app/http/fault-words";
import { fail } from "./fail";
import { requireConfig } from "./require-config";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { lan: { type: "boolean", default: false } } });
  const config = requireConfig();
  const { serve } = await import("./serve");
  await serve(config, values.lan);
}

main().catch((error: unknown) => {
  fail(faultWords(error));
});
