interface Operation {
  summary?: string;
}

interface Documented {
  getOpenAPI31Document(config: { openapi: string; info: { title: string; version: string } }): {
    paths?: Record<string, unknown> | undefined;
  };
}

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** The API's operations as a page to read, without script: each with its summary and a link to the whole document. */
export function apiDocumentPage(api: Documented): string {
  const { paths = {} } = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Fairday API", version: "1" },
  });
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = operationOf(item, method);
      return operation === null
        ? []
        : [
            `<tr><td><code>${method.toUpperCase()} /api/v1${breakable(escaped(path))}</code></td><td>${escaped(operation.summary ?? "")}</td></tr>`,
          ];
    }),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Fairday API</title></head>
<body><main><h1>Fairday API</h1><p>JSON under <code>/api/v1</code>, with a bearer token that an admin makes. Problems are answered as RFC 9457 says.
The whole document, with every field: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<table><caption>Operations</caption><thead><tr><th scope="col">Operation</th><th scope="col">What it does</th></tr></thead><tbody>${rows.join("")}</tbody></table></main></body></html>`;
}

function operationOf(item: unknown, method: string): Operation | null {
  if (typeof item !== "object" || item === null) return null;
  const operation: unknown = Object.entries(item).find(([key]) => key === method)?.[1];
  return typeof operation === "object" && operation !== null ? operation : null;
}

/** A path may go on in the next line after a slash: a phone is narrower than the longest. */
const breakable = (path: string) => path.replaceAll("/", "/<wbr>");

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
