import { connect, type Socket } from "node:net";

/** A connection to a server of this machine, written to byte by byte. */
export function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => resolve(socket));
    socket.once("error", reject);
  });
}

export interface RawAnswer {
  /** 0 where the connection was closed without one. */
  status: number;
  /** All that came, head and body. */
  text: string;
}

const patience = 15_000;

/** Writes a request as it stands, half of it if need be, and reads until the server closes. @throws after 15 s */
export async function sendRaw(port: number, request: string | Buffer): Promise<RawAnswer> {
  const socket = await openSocket(port);
  socket.write(request);
  const text = await whenClosed(socket, patience);
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text };
}

/** What a connection said until the server closed it. @throws where it does not within so many milliseconds */
export function whenClosed(socket: Socket, within: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const late = setTimeout(() => {
      socket.destroy();
      reject(new Error(`open after ${within} ms: ${Buffer.concat(chunks).toString().slice(0, 300)}`));
    }, within);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(late);
      resolve(Buffer.concat(chunks).toString("latin1"));
    });
  });
}
