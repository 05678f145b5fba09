import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Who signs in at the provider, and what its token says otherwise than a right one. */
export interface Told {
  claims?: Record<string, unknown>;
  /** Of the token's head. */
  head?: Record<string, unknown>;
  /** Signs in place of the provider's own key. */
  key?: KeyObject;
}

interface Asked {
  challenge: string;
  nonce: string;
  redirectUri: string;
  told: Told;
}

export type FakeProvider = Awaited<ReturnType<typeof startProvider>>;

/** An OpenID Connect provider on this machine, with real signatures: discovery, keys, codes with PKCE, tokens. */
export async function startProvider(client: { id: string; secret: string }, now: () => Date) {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Asked>();
  let [issuer, isDown] = ["", false];

  const tokenOf = (nonce: string, { claims = {}, head = {}, key = privateKey }: Told) => {
    const seconds = Math.floor(now().getTime() / 1000);
    const said = { iss: issuer, aud: client.id, iat: seconds, exp: seconds + 300, nonce, ...claims };
    const text = `${base64({ alg: "RS256", kid: "one", ...head })}.${base64(said)}`;
    return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
  };

  /** A code is good once, for the client and the browser that asked. */
  const exchanged = (authorization: string | undefined, form: URLSearchParams) => {
    const code = form.get("code") ?? "";
    const asked = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const credentials = [client.id, client.secret].map(encodeURIComponent).join(":");
    const isRight =
      asked?.challenge === challenge &&
      asked.redirectUri === form.get("redirect_uri") &&
      authorization === `Basic ${Buffer.from(credentials).toString("base64")}`;
    return isRight ? { id_token: tokenOf(asked.nonce, asked.told), token_type: "Bearer" } : null;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (isDown) return answer(503, {});
    const [authorization_endpoint, token_endpoint, jwks_uri] = ["authorize", "token", "keys"].map(
      (name) => `${issuer}/${name}`,
    );
    if (request.url === "/.well-known/openid-configuration")
      return answer(200, { issuer, authorization_endpoint, token_endpoint, jwks_uri });
    if (request.url === "/keys")
      return answer(200, { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "one", use: "sig" }] });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const form = new URLSearchParams(Buffer.concat(parts).toString());
    const token = exchanged(request.headers.authorization, form);
    return token === null ? answer(400, { error: "invalid_grant" }) : answer(200, token);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The provider has no port");
  issuer = `http://127.0.0.1:${address.port}`;

  return {
    issuer,
    /** Somebody signs in at the address that the browser was sent to. Gives the address that it is sent back to. */
    signIn: (url: string, told: Told): string => {
      const asked = (name: string) => new URL(url).searchParams.get(name) ?? "";
      const code = randomUUID();
      const redirectUri = asked("redirect_uri");
      codes.set(code, { challenge: asked("code_challenge"), nonce: asked("nonce"), redirectUri, told });
      const back = new URL(redirectUri);
      back.searchParams.set("code", code);
      back.searchParams.set("state", asked("state"));
      return back.href;
    },
    setDown: (down: boolean) => {
      isDown = down;
    },
    close: () => new Promise((settle) => server.close(settle)),
  };
}
