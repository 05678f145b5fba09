/** What a service worker is given to work with. */
export interface ShellPorts {
  caches: {
    open: (name: string) => Promise<{ addAll: (paths: string[]) => Promise<void> }>;
    delete: (name: string) => Promise<boolean>;
    keys: () => Promise<string[]>;
    match: (
      path: string,
      options: { cacheName?: string; ignoreVary: boolean },
    ) => Promise<Response | undefined>;
  };
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  after: (milliseconds: number, run: () => void) => () => void;
}

/** The files of one build: hashed assets, which never change. */
export interface ShellBuild {
  version: string;
  files: readonly string[];
}

/** The shell of the pages under an address: "/door/" or "/table/". */
export const shellPathOf = (scope: string) => `${scope}shell`;
export const shellPath = shellPathOf("/door/");
/** A page that is not there by then will not come while somebody waits: the shell opens from what is on the device. */
const patience = 4_000;

export interface ShellCache {
  /** Keeps the shell and its files; fails whole where one of them is missing. */
  install: () => Promise<void>;
  /** Forgets what other builds kept. */
  activate: () => Promise<void>;
  /** The answer to a request; null where the browser goes on by itself. */
  answer: (request: Request) => Promise<Response> | null;
}

/**
 * Opens the door, or an employer's table, without a connection: one shell without anybody's data, and its hashed
 * files. Pages and their data are always the server's and never kept.
 * @param scope under which addresses the shell stands in for pages
 */
export function shellCache({ version, files }: ShellBuild, ports: ShellPorts, scope = "/door/"): ShellCache {
  const prefix = `fairday${scope.replaceAll("/", "-")}`;
  const name = `${prefix}${version}`;
  const path = shellPathOf(scope);
  return {
    async install() {
      const cache = await ports.caches.open(name);
      await cache.addAll([path, ...files]);
    },
    async activate() {
      const names = await ports.caches.keys();
      const old = names.filter((each) => each.startsWith(prefix) && each !== name);
      await Promise.all(old.map((each) => ports.caches.delete(each)));
    },
    answer(request) {
      if (request.method !== "GET") return null;
      const { pathname } = new URL(request.url);
      if (files.includes(pathname)) return kept(request, pathname);
      return request.mode === "navigate" ? page(request) : null;
    },
  };

  async function kept(request: Request, file: string): Promise<Response> {
    return (await ports.caches.match(file, { ignoreVary: true })) ?? ports.fetch(request);
  }

  /** The server's page where it comes in time, else the shell. A server that is down is no page either. */
  async function page(request: Request): Promise<Response> {
    const shell = () => ports.caches.match(path, { cacheName: name, ignoreVary: true });
    const asked = ports.fetch(request).then((response) => (response.status < 500 ? response : null));
    const answer = await Promise.race([asked.catch(() => null), late()]);
    return answer ?? (await shell()) ?? ports.fetch(request);
  }

  function late(): Promise<null> {
    return new Promise((resolve) => {
      ports.after(patience, () => resolve(null));
    });
  }
}
