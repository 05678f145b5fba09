import { open } from "node:fs/promises";
import QRCode from "qrcode";

/** What the camera sees for a while: a QR code with this payload, or an empty table. */
export type Scene = { payload: string } | "blank";

export interface FilmOptions {
  width?: number;
  height?: number;
  framesPerSecond?: number;
  /** How long each scene stays in view. */
  secondsPerScene?: number;
}

const paper = 235;
const ink = 16;
const grey = 128;

/**
 * Writes a film for Chromium's fake camera: the scenes one after the other, which the browser plays in a loop.
 * Raw YUV 4:2:0 frames after the header of the YUV4MPEG2 format; the luma plane is drawn from the QR's
 * modules, so no encoder is needed.
 */
export async function cameraFilm(
  scenes: readonly Scene[],
  path: string,
  options: FilmOptions = {},
): Promise<string> {
  const { width = 640, height = 480, framesPerSecond = 10, secondsPerScene = 2 } = options;
  const file = await open(path, "w");
  try {
    await file.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420\n`);
    for (const scene of scenes) {
      const frame = frameOf(scene, width, height);
      for (let shown = 0; shown < framesPerSecond * secondsPerScene; shown++) await file.write(frame);
    }
  } finally {
    await file.close();
  }
  return path;
}

function frameOf(scene: Scene, width: number, height: number): Buffer {
  const mark = Buffer.from("FRAME\n");
  const luma = Buffer.alloc(width * height, scene === "blank" ? grey : paper);
  if (scene !== "blank") drawCode(luma, scene.payload, width, height);
  const chroma = Buffer.alloc((width * height) / 2, grey);
  return Buffer.concat([mark, luma, chroma]);
}

/** The code takes three quarters of the picture's height, as a ticket held out at arm's length does. */
function drawCode(luma: Buffer, payload: string, width: number, height: number): void {
  const { modules } = QRCode.create(payload, { errorCorrectionLevel: "M" });
  const scale = Math.floor((height * 0.75) / modules.size);
  const left = Math.floor((width - modules.size * scale) / 2);
  const top = Math.floor((height - modules.size * scale) / 2);
  for (let row = 0; row < modules.size * scale; row++) {
    for (let column = 0; column < modules.size * scale; column++) {
      const dark = modules.get(Math.floor(row / scale), Math.floor(column / scale)) === 1;
      if (dark) luma[(top + row) * width + left + column] = ink;
    }
  }
}
