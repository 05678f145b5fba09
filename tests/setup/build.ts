import { spawnSync } from "node:child_process";

/** The pages are tested as they are served: built. */
export default function setup(): void {
  const built = spawnSync(process.execPath, ["app/cli/launch.mjs", "--build", "--if-changed"], {
    stdio: "inherit",
  });
  if (built.status !== 0) throw new Error("The application does not build, so its pages cannot be tested.");
}
