import { type Config, readConfig } from "~/app/config.server";
import { fail } from "./fail";

/**
 * The configuration, or the end of the command with a line for each thing that is malformed. Called before React is
 * loaded, which decides by NODE_ENV whether it runs as for development: import what renders after it.
 */
export function requireConfig(): Config {
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  process.env.NODE_ENV ??= "production";
  return reading.config;
}
