import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url";
import type { DecodeReply, DecodeRequest } from "./decoder";

const frame: ReaderOptions = {
  formats: ["QRCode"],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryRotate: false,
  tryInvert: true,
  tryDownscale: true,
};
const photo: ReaderOptions = { ...frame, tryRotate: true, tryDenoise: true };

// The reader's own default fetches its code from a CDN; ours comes from this site, of the same version.
prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
// Reading an empty picture makes it ready before the first ticket. Where that fails, each frame tries again.
readBarcodes(new ImageData(64, 64), frame).catch(() => undefined);

self.addEventListener("message", (event: MessageEvent<DecodeRequest>) => {
  void decode(event.data).then((reply) => self.postMessage(reply));
});

async function decode({ id, image, thorough }: DecodeRequest): Promise<DecodeReply> {
  try {
    const [found] = await readBarcodes(image, thorough ? photo : frame);
    return { id, text: found === undefined || found.text === "" ? null : found.text };
  } catch (error) {
    return { id, text: null, problem: error instanceof Error ? error.message : "unknown" };
  }
}
