import { z } from "zod";
import { line } from "./fields";

/** A door's name as staff type it: as long as the API takes it. */
export const doorNameForm = z.strictObject({ name: line(40) });
