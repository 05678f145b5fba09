import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import zlib from "node:zlib";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const build = join(root, "build");

/** The commands: app/cli/NAME.ts each. */
export const commands = [
  "start",
  "setup",
  "token",
  "worker",
  "backup",
  "restore",
  "rotate",
  "export",
  "import",
];

/**
 * All that a build is made of. A change of any byte makes a new build; a checkout that touches files does
 * not.
 */
const sources = [
  "app",
  "db",
  "emails",
  "public",
  "vite.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** The sources do not build; the message says which part. */
export class BuildFailure extends Error {}

/**
 * Builds what is missing or older than the sources, or all of it `anyway`.
 * @throws BuildFailure, after the builders' own words went to stderr
 */
export async function ensureBuild({ pages, anyway }) {
  const wanted = fingerprint();
  const isDue = (part) => anyway || builtFrom(part) !== wanted;
  const due = () => [...(pages ? ["pages"] : []), "commands"].filter(isDue);
  if (due().length === 0) return;
  if (!existsSync(join(root, "node_modules", "esbuild"))) {
    throw new BuildFailure("the packages are not installed. Run: npm ci");
  }
  await withLock(join(root, ".cache", "build.lock"), async () => {
    // Another process may have built while this one waited.
    if (due().length === 0) return;
    const began = performance.now();
    console.error(`Building Fairday (${due().join(" and ")}) ...`);
    // In this order: the builder of the pages empties the whole folder first. A stamp is written last, so
    // that a build which was cut off is made again.
    if (due().includes("pages")) {
      await orPutBack(async () => {
        await buildPages(anyway);
        await buildDoor();
        await compressAssets();
      });
      writeFileSync(stamp("pages"), wanted);
    }
    if (due().includes("commands")) {
      rmSync(stamp("commands"), { force: true });
      await buildCommands();
      writeFileSync(stamp("commands"), wanted);
    }
    console.error(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  });
}

/** Keeps the last good build until there is a new one: a server may run from it. */
async function orPutBack(work) {
  const previous = join(root, ".cache", "build.previous");
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(build)) renameSync(build, previous);
  try {
    await work();
  } catch (error) {
    rmSync(build, { recursive: true, force: true });
    if (existsSync(previous)) renameSync(previous, build);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

const stamp = (part) => join(build, `${part}.stamp`);

function builtFrom(part) {
  return existsSync(stamp(part)) ? readFileSync(stamp(part), "utf8") : null;
}

function fingerprint() {
  const hash = createHash("sha256").update(`node ${process.versions.node.split(".")[0]}\n`);
  for (const source of sources) addToHash(hash, source);
  return hash.digest("hex");
}

function addToHash(hash, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const child of readdirSync(join(root, path)).sort()) addToHash(hash, `${path}/${child}`);
  } else if (found && !path.endsWith(".md")) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path} ${bytes.length}\n`).update(bytes);
  }
}

/**
 * Browser and server bundles of the pages, by Remix. What it prints is kept back unless it failed or was
 * asked for.
 */
async function buildPages(aloud) {
  const remix = join(root, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  const child = spawn(process.execPath, [remix, "vite:build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (aloud ? process.stderr.write(chunk) : said.push(chunk)));
  }
  const code = await new Promise((settle) => child.once("close", settle));
  if (code === 0) return;
  process.stderr.write(Buffer.concat(said));
  throw new BuildFailure("the pages do not build");
}

/**
 * The door's own client, those of an employer's table and of the desk, and the workers that keep them: each one script
 * that takes over the server's page and opens the same page without it. build/door.json says how their files are called.
 */
async function buildDoor() {
  const [{ build: bundlePage }, { default: tsconfigPaths }, { build: bundle }] = await Promise.all([
    import("vite"),
    import("vite-tsconfig-paths"),
    import("esbuild"),
  ]);
  const [door, table, desk] = ["app/door/main.tsx", "app/table/main.tsx", "app/desk/main.tsx"];
  const client = join(build, "client");
  try {
    await bundlePage({
      root,
      configFile: false,
      mode: "production",
      logLevel: "warn",
      plugins: [tsconfigPaths({ root })],
      esbuild: { jsx: "automatic" },
      worker: { format: "es" },
      build: {
        outDir: client,
        target: "es2020",
        assetsInlineLimit: 0,
        manifest: ".vite/door.json",
        emptyOutDir: false,
        copyPublicDir: false,
        rollupOptions: { input: [door, table, desk].map((page) => join(root, page)) },
      },
    });
    const manifestPath = join(client, ".vite", "door.json");
    const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
    rmSync(manifestPath);
    const pathsOf = ({ file, css }) => ({ script: `/${file}`, style: `/${css[0]}` });
    // The shell is written by the server: another text of it is another version.
    const shell = readFileSync(join(root, "app", "http", "door-shell.server.ts"));
    const keptBy = (...pages) => {
      const files = pageFiles(manifest, pages, join(client, "assets"));
      const version = createHash("sha256").update(files.join(" ")).update(shell).digest("hex").slice(0, 16);
      return { version, files };
    };
    const bundled = async (name, kept) => {
      const { outputFiles } = await bundle({
        absWorkingDir: root,
        entryPoints: [`app/door/${name}.ts`],
        bundle: true,
        write: false,
        minify: true,
        format: "iife",
        target: "es2020",
        define: { DOOR_BUILD: JSON.stringify(kept) },
        tsconfig: join(root, "tsconfig.json"),
        logLevel: "warning",
      });
      return outputFiles[0].text;
    };
    const [worker, deskWorker, forget, livePage, asking, passkey] = await Promise.all([
      bundled("service-worker", keptBy(door, table)),
      bundled("service-worker", keptBy(desk)),
      bundled("forget", null),
      bundled("live-page", null),
      bundled("asking", null),
      bundled("passkey", null),
    ]);
    const pages = {
      ...pathsOf(manifest[door]),
      table: pathsOf(manifest[table]),
      desk: pathsOf(manifest[desk]),
    };
    const made = { ...pages, worker, deskWorker, forget, livePage, asking, passkey };
    writeFileSync(join(build, "door.json"), JSON.stringify(made));
  } catch (error) {
    throw new BuildFailure("the door's client does not build", { cause: error });
  }
}

/** All that some pages load, a code reader's worker among it, by the names that they load them by. */
function pageFiles(manifest, pages, folder) {
  const chunks = new Set();
  const follow = (name) => {
    const chunk = manifest[name];
    if (chunks.has(chunk)) return;
    chunks.add(chunk);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) follow(next);
  };
  for (const page of pages) follow(page);
  const named = [...chunks].flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]);
  const texts = named
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(folder, "..", name), "utf8"));
  const others = readdirSync(folder).filter((name) => !/\.(?:br|gz)$/.test(name));
  // What a script loads by name may itself load by name: the worker, and its WebAssembly.
  const loaded = new Set();
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const name of others.filter((each) => !loaded.has(each) && text.includes(each))) {
      loaded.add(name);
      if (name.endsWith(".js")) texts.push(readFileSync(join(folder, name), "utf8"));
    }
  }
  const all = new Set([...named, ...[...loaded].map((name) => `assets/${name}`)]);
  return [...all].map((name) => `/${name}`);
}

async function buildCommands() {
  const { build: bundle } = await import("esbuild");
  const entryPoints = commands
    .map((entry) => join(root, "app", "cli", `${entry}.ts`))
    .filter((path) => existsSync(path));
  try {
    await bundle({
      absWorkingDir: root,
      entryPoints,
      // Chunks of earlier builds stay: a running process may not have loaded all of its own yet.
      outdir: join(build, "cli"),
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      jsx: "automatic",
      sourcemap: true,
      tsconfig: join(root, "tsconfig.json"),
      logLevel: "warning",
    });
  } catch (error) {
    // The bundler has shown its own messages on stderr.
    throw new BuildFailure("the commands do not build", { cause: error });
  }
}

/**
 * A .br and a .gz beside each file that gets smaller by a tenth, for a server that sends what the browser
 * takes.
 */
async function compressAssets() {
  const folder = join(build, "client", "assets");
  if (!existsSync(folder)) return;
  const brotli = promisify(zlib.brotliCompress);
  const gzip = promisify(zlib.gzip);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const packed = files.map(async (entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < 512 || /\.(br|gz|png|jpe?g|webp|avif|woff2?)$/.test(path)) return;
    const params = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    const packings = [
      { ending: ".br", smaller: await brotli(bytes, { params }) },
      { ending: ".gz", smaller: await gzip(bytes, { level: 9 }) },
    ];
    for (const { ending, smaller } of packings) {
      if (smaller.length < bytes.length * 0.9) writeFileSync(`${path}${ending}`, smaller);
    }
  });
  await Promise.all(packed);
}

/** One build at a time. The holder touches the lock each second; what a crash left behind is taken away. */
async function withLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  if (existsSync(lock)) console.error("Another process is building. Waiting for it ...");
  while (!take(lock)) {
    if (isAbandoned(lock)) breakLock(lock);
    else await sleep(200);
  }
  const touching = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date()), 1000);
  const release = () => rmSync(lock, { force: true });
  process.once("exit", release);
  try {
    await work();
  } finally {
    clearInterval(touching);
    process.removeListener("exit", release);
    release();
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isAbandoned(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > 10_000) return true;
    process.kill(Number(readFileSync(path, "utf8")) || process.pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/**
 * By a rename and a second look, so that of two waiters the slower one does not remove the faster one's new
 * lock.
 */
function breakLock(lock) {
  const aside = `${lock}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(lock, aside);
    if (isAbandoned(aside)) rmSync(aside);
    else renameSync(aside, lock);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}
