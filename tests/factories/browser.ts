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

/** The served pages, as far as a browser needs them. */
interface Pages {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    fields: Record<string, string> | FormData,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

export interface Seen {
  status: number;
  /** Where it sends the browser, or null. */
  location: string | null;
  html: string;
  headers: Headers;
}

/** A browser without script on the served pages: keeps cookies and shows answers, and follows nothing by itself. */
export function browse(pages: Pages) {
  const jar = new CookieJar();
  const seen = async (response: Response): Promise<Seen> => {
    jar.take(response.headers.getSetCookie());
    const { status, headers } = response;
    const html = (await response.text()).replaceAll("<!-- -->", "");
    return { status, location: headers.get("location"), html, headers };
  };
  const cookies = () => Object.fromEntries(jar.headers);
  return {
    jar,
    get: async (path: string) => seen(await pages.get(path, cookies())),
    post: async (path: string, fields: Record<string, string> | FormData = {}) =>
      seen(await pages.post(path, fields, cookies())),
    /** Opens a page and whatever it sends the browser on to. */
    follow: async (path: string) => {
      let at = path;
      for (let turn = 0; turn < 6; turn++) {
        const page = await seen(await pages.get(at, cookies()));
        if (page.location === null) return { ...page, at };
        at = page.location;
      }
      throw new Error(`${path} sends the browser around in a circle`);
    },
  };
}
