import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium as playwright } from "@playwright/test";
import chromium, { inflate } from "@sparticuz/chromium";

/** The engine that the tests are written for: others let a service worker reach the network while offline. */
const major = "153";
const cache = fileURLToPath(new URL("../../.cache/", import.meta.url));
const home = join(cache, `chromium-${major}`);

export interface BrowserOptions {
  /** An absolute path to a .y4m film that stands in for the camera (see fake-camera.ts). It plays in a loop. */
  fakeCamera?: string | undefined;
  /** More switches, such as `--host-resolver-rules=...`. */
  args?: readonly string[];
}

/**
 * Starts headless Chromium. On Linux x64 it is the one inside @sparticuz/chromium, unpacked once into the
 * project's cache with its fonts and libraries, so that nothing need be installed; elsewhere the Chrome that
 * is installed.
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const args = [...switches, ...cameraSwitches(options.fakeCamera), ...(options.args ?? [])];
  if (process.platform !== "linux" || process.arch !== "x64") {
    return playwright.launch({ channel: "chrome", args });
  }
  await unpack();
  await writeFile(join(home, "fonts.conf"), fontSettings());
  const browser = await playwright.launch({
    executablePath: join(home, "chromium"),
    args,
    env: {
      ...inherited(),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
      LD_LIBRARY_PATH: join(home, "al2023", "lib"),
    },
  });
  if (!browser.version().startsWith(`${major}.`)) {
    await browser.close();
    throw new Error(`The tests need Chromium ${major}, and ${home} holds ${browser.version()}.`);
  }
  return browser;
}

const switches = [
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--font-render-hinting=none",
  "--autoplay-policy=user-gesture-required",
];
/** Films are drawn by the graphics card, or by what stands in for it; pages are drawn faster without. */
const forFilms = [
  "--ignore-gpu-blocklist",
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
];

function cameraSwitches(film: string | undefined): string[] {
  if (film === undefined) return ["--disable-gpu"];
  const fake = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  return [...forFilms, ...fake, `--use-file-for-fake-video-capture=${film}`];
}

/**
 * Unpacks into a folder of this process and moves it into place in one step, so that test files that start
 * at once never see half a browser. The package unpacks to TMPDIR, which is set for that moment alone.
 */
async function unpack(): Promise<void> {
  if (existsSync(home)) return;
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "chromium-draft-"));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    await chromium.executablePath();
    await inflate(libraries());
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!existsSync(home)) throw error;
  });
}

const require = createRequire(import.meta.url);

/** The badges' fonts, so that every language is drawn here as it is where its readers live. */
function fontFolders(): string[] {
  return ["noto-sans", "noto-sans-armenian", "noto-sans-kr", "noto-sans-tc", "vazirmatn"].flatMap((name) => {
    const folder = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`));
    return [join(folder, "400Regular"), join(folder, "700Bold")];
  });
}

/** The package's own settings name folders that are not there, and without any font Chromium stops at a form. */
const fontSettings = () => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(home, "fonts", "fonts")}</dir>
${fontFolders()
  .map((folder) => `  <dir>${folder}</dir>`)
  .join("\n")}
  <cachedir>${join(home, "fonts-cache")}</cachedir>
</fontconfig>
`;

/** The NSS libraries that a server without a desktop lacks. */
function libraries(): string {
  const entry = require.resolve("@sparticuz/chromium");
  return join(dirname(entry), "..", "bin", "al2023.tar.br");
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
