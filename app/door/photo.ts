import type { Decoder } from "./decoder";

/** Phones take pictures of 12 million pixels and more; a code in one is read from a quarter of that. */
const longestSide = 2_048;

/** Reads the code in a photo, or null. The fallback where the browser keeps the camera from the page. */
export async function readPhoto(file: Blob, decoder: Decoder): Promise<string | null> {
  const image = await pixelsOf(file);
  return image && decoder.decode(image, true);
}

async function pixelsOf(file: Blob): Promise<ImageData | null> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
  } catch {
    // Not a picture, or one that this browser cannot read.
    return null;
  }
}
