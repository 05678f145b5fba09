import { z } from "zod";
import type { Picture } from "~/app/domain/fairs/picture";
import { line } from "./fields";
import type { ParsedForm } from "./parse-form.server";
import { readPictureForm } from "./picture-form.server";

const planFields = z.strictObject({ alt: line(500) });

export interface FloorPlanUpload {
  /** Null where none was chosen. */
  picture: Picture | null;
  alt: string;
}

/** Reads the form that uploads a floor plan; null where too many others are being read. */
export const readFloorPlanForm = (request: Request): Promise<ParsedForm<FloorPlanUpload> | null> =>
  readPictureForm(request, planFields);
