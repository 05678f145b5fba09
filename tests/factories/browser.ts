/** Keeps cookies between requests as a browser does: newer ones replace, Max-Age=0 removes. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  take(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0(?:;|$)/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  get headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers(cookie === "" ? {} : { cookie });
  }

  get names(): string[] {
    return [...this.#cookies.keys()];
  }
}
