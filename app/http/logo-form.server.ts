import { z } from "zod";
import { logoLimits } from "~/app/domain/centers/logo";
import { readPictureForm } from "./picture-form.server";

const problems = {
  "picture-too-large": "logo-too-large",
  "picture-too-many-pixels": "logo-too-many-pixels",
  "picture-too-small": "logo-too-small",
  "picture-too-narrow": "logo-too-narrow",
};

/** Reads the form that uploads a logo; null where too many others are being read. */
export const readLogoForm = (request: Request) =>
  readPictureForm(request, z.strictObject({}), { limits: logoLimits, problems });
