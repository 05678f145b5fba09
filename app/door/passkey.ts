// Runs on the pages that make a passkey or sign in by one: asks the browser, and posts what it answers as a plain form.

type Answer = Record<string, ArrayBuffer | null>;

const bytesOf = (text: string) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const textOf = (bytes: ArrayBuffer | null) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Ed25519, ECDSA with P-256, RSA with SHA-256: what the server can check, by their numbers in COSE. */
const algorithms = [-8, -7, -257];

/** A passkey belongs to a name: browsers make none for an address of numbers. */
const canUsePasskeys = "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);

async function makePasskey(asked: DOMStringMap): Promise<Answer | null> {
  const { challenge = "", center = "", userId = "", email = "", name = "", kept = "" } = asked;
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytesOf(challenge),
      rp: { id: location.hostname, name: center },
      user: { id: new TextEncoder().encode(userId), name: email, displayName: name },
      pubKeyCredParams: algorithms.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: kept
        .split(" ")
        .filter(Boolean)
        .map((id) => ({ type: "public-key", id: bytesOf(id) })),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
    },
  });
  const response = made instanceof PublicKeyCredential ? made.response : null;
  if (!(response instanceof AuthenticatorAttestationResponse)) return null;
  return { clientData: response.clientDataJSON, authenticatorData: response.getAuthenticatorData() };
}

async function usePasskey({ challenge = "" }: DOMStringMap): Promise<Answer | null> {
  const found = await navigator.credentials.get({
    publicKey: { challenge: bytesOf(challenge), rpId: location.hostname, userVerification: "required" },
  });
  if (!(found instanceof PublicKeyCredential)) return null;
  const { response } = found;
  if (!(response instanceof AuthenticatorAssertionResponse)) return null;
  return {
    credentialId: found.rawId,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
    userHandle: response.userHandle,
  };
}

/** Shows the one of the form's remarks that fits; none where there is nothing to say. */
function say(form: HTMLFormElement, remark: string | null): void {
  for (const each of form.querySelectorAll<HTMLElement>("[data-remark]")) {
    each.hidden = each.dataset.remark !== remark;
  }
}

async function ask(form: HTMLFormElement, step: (given: DOMStringMap) => Promise<Answer | null>) {
  say(form, null);
  try {
    const answer = await step(form.dataset);
    if (answer === null) return say(form, "none");
    for (const [name, bytes] of Object.entries(answer)) {
      const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (field !== null) field.value = textOf(bytes);
    }
    form.submit();
  } catch (error) {
    // The browser's word for an authenticator that holds one of this account already.
    const isKept = error instanceof DOMException && error.name === "InvalidStateError";
    say(form, isKept ? "kept" : "none");
  }
}

/** What is of use with passkeys alone stands hidden until a browser can use them. */
function offer(): void {
  for (const part of document.querySelectorAll<HTMLElement>("[data-needs-passkeys]")) part.hidden = false;
  for (const part of document.querySelectorAll<HTMLElement>("[data-lacks-passkeys]")) part.hidden = true;
}

function begin(): void {
  if (!canUsePasskeys) return;
  offer();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const step = form.dataset.passkey === "make" ? makePasskey : usePasskey;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void ask(form, step);
    });
    // Whoever came here wants to sign in: browsers that ask for a tap first are tapped on the button.
    if (step === usePasskey) void ask(form, step);
  }
}

begin();
