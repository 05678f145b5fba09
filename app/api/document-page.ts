import { verificationExample, webhookRows } from "./webhook-document";

interface Operation {
  summary?: string;
}

interface Documented {
  getOpenAPI31Document(config: { openapi: string; info: { title: string; version: string } }): {
    paths?: Record<string, unknown> | undefined;
  };
}

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** As of every answer of the API, but for the page's own style sheets. */
export const documentPagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'";

/** The API's operations as a page to read, without script: each with its summary and a link to the whole document. */
export function apiDocumentPage(api: Documented, styleSheets: readonly string[]): string {
  const { paths = {} } = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Fairday API", version: "1" },
  });
  const rows = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = operationOf(item, method);
      return operation === null ? [] : [rowOf(method, path, operation)];
    }),
  );
  const sheets = styleSheets.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Fairday API</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">${sheets.join("")}</head>
<body><div class="frame"><header class="masthead"><div class="masthead-inner"><p class="masthead-name"><a href="/">Fairday</a></p></div></header>
<main class="frame-main" id="content"><div class="page-head"><h1>Fairday API</h1><p class="page-head-lead">JSON under <code>/api/v1</code>, with a bearer token that an admin makes. Problems are answered as RFC 9457 says.</p></div>
<p>The whole document, with every field: <a href="/api/v1/openapi.json">openapi.json</a></p>
<table class="operations" role="table"><caption>Operations</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What it does</th><th role="columnheader" scope="col">Operation</th></tr></thead><tbody role="rowgroup">${rows.join("")}</tbody></table>${webhookSection()}</main></div></body></html>`;
}

/** What is sent to endpoints, and how a receiver checks it. */
function webhookSection(): string {
  const rows = webhookRows.map(({ type, summary, fields }) => {
    const list = fields.map(({ name, about }) => `<li><code>${name}</code> ${escaped(about)}</li>`);
    return `<tr role="row"><th role="rowheader" scope="row">${escaped(summary)}</th><td role="cell"><code>${type}</code><ul>${list.join("")}</ul></td></tr>`;
  });
  return `<section class="section" id="webhooks"><h2 class="section-title">Webhooks</h2><div class="section-body"><p>An admin adds an address under Settings. What happens is posted there as JSON with <code>type</code>, <code>timestamp</code> and <code>data</code>, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says. Answer 2xx within 15 seconds. Anything else is tried again for three days with the same <code>webhook-id</code>, so act on each id once. The order is not promised: of two with a <code>revision</code>, the higher is the newer.</p>
<p>A receiver checks each with the endpoint’s secret, in plain Node:</p><pre class="example" tabindex="0"><code>${escaped(verificationExample)}</code></pre></div></section>
<table class="operations" role="table"><caption>What webhooks say</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">Type and data</th></tr></thead><tbody role="rowgroup">${rows.join("")}</tbody></table>`;
}

const rowOf = (method: string, path: string, { summary = "" }: Operation) =>
  `<tr role="row"><th role="rowheader" scope="row">${escaped(summary)}</th><td role="cell"><code>${method.toUpperCase()} /api/v1${breakable(escaped(path))}</code></td></tr>`;

function operationOf(item: unknown, method: string): Operation | null {
  if (typeof item !== "object" || item === null) return null;
  const operation: unknown = Object.entries(item).find(([key]) => key === method)?.[1];
  return typeof operation === "object" && operation !== null ? operation : null;
}

/** A path may go on in the next line after a slash: a phone is narrower than the longest. */
const breakable = (path: string) => path.replaceAll("/", "/<wbr>");

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
