import { test } from "vitest";
import AxeBuilder from "@axe-core/playwright";
import { launchBrowser } from "/work/main/tests/e2e/browser";
const base = "http://localhost:4140";
test("look", async () => {
  const browser = await launchBrowser();
  const shots = "/tmp/employer-shots";
  const problems: string[] = [];
  for (const [name, width, height, scheme] of [["phone", 390, 844, "light"], ["desk", 1280, 800, "light"], ["dark", 390, 844, "dark"]] as const) {
    const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: true, colorScheme: scheme });
    const page = await context.newPage();
    await page.goto(`${base}/sign-in`);
    await page.fill('input[name=email]', "employer@riverside-library.example");
    await page.fill('input[name=password]', "open the doors");
    await page.click('main button[type=submit]');
    await page.waitForURL(/employer/);
    const look = async (label: string) => {
      await page.screenshot({ path: `${shots}/${label}-${name}.png`, fullPage: true });
      const axe = await new AxeBuilder({ page }).analyze();
      for (const v of axe.violations) problems.push(`${label} ${name}: ${v.id} ${v.nodes.map((n) => n.target).join(" | ")}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (wide) problems.push(`${label} ${name}: scrolls sideways`);
    };
    await look("desk");
    await page.goto(`${base}/employer/organization`); await look("organization");
    await page.goto(`${base}/employer/events/new`); await look("new");
    await page.click('button[name=submitRequest]'); await look("new-errors");
    await page.fill('input[name=title]', "Half of a request"); await page.click('button:has-text("Save draft")'); await look("kept");
    await page.goto(`${base}/employer`); await look("desk2");
    for (const [n, title] of [["request", "Bakers and counter"], ["draft", "How to write"]] as const) {
      await page.goto(`${base}/employer`);
      await page.click(`a:has-text("${title}")`); await look(`event-${n}`);
      if (n === "request") { await page.click('a:has-text("Withdraw")'); await look("withdrawal"); }
      else { const send = page.locator('main a:has-text("Send to the center")'); if (await send.count()) { await send.click(); await look("submission"); } }
    }
    await page.goto(`${base}/employer`);
    await page.click('a:has-text("Remove")'); await look("removal");
    await page.click('button:has-text("Remove the draft")');
    await look("removed");
    await context.close();
  }
  console.log(problems.join("\n") || "no problems");
  await browser.close();
}, 240000);
