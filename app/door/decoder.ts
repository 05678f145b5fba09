export interface DecodeRequest {
  id: number;
  image: ImageData;
  /** Takes more time over it: for a photo, of which there is one. */
  thorough: boolean;
}

export interface DecodeReply {
  id: number;
  text: string | null;
  problem?: string;
}

export interface Decoder {
  /** The text of a QR code in the picture, or null. Never throws: a reader that fails sees nothing. */
  decode: (image: ImageData, thorough?: boolean) => Promise<string | null>;
  stop: () => void;
}

/** Reads codes in a worker, so that the page stays smooth while a frame is read. */
export function workerDecoder(): Decoder {
  const worker = new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (text: string | null) => void>();
  let lastId = 0;
  worker.addEventListener("message", (event: MessageEvent<DecodeReply>) => {
    if (event.data.problem !== undefined) console.warn("The code reader failed:", event.data.problem);
    waiting.get(event.data.id)?.(event.data.text);
    waiting.delete(event.data.id);
  });
  worker.addEventListener("error", () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  return {
    decode(image, thorough = false) {
      lastId += 1;
      const id = lastId;
      return new Promise((answer) => {
        waiting.set(id, answer);
        worker.postMessage({ id, image, thorough } satisfies DecodeRequest, [image.data.buffer]);
      });
    },
    stop: () => worker.terminate(),
  };
}
