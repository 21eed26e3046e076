// SPDX-License-Identifier: MIT
// check.mjs [--pictures FOLDER] REPORT... - opens reports in a browser and checks what only a browser can tell. Prints TAP.
import { createRequire } from "node:module";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folders = process.argv.slice(2);
const shots = folders[0] === "--pictures" ? folders.splice(0, 2)[1] : undefined;
if (folders.length === 0 || !folders.every((folder) => existsSync(join(folder, "index.html")))) {
  console.error("usage: node check.mjs [--pictures FOLDER] REPORT...");
  process.exit(2);
}
if (shots) mkdirSync(shots, { recursive: true });

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let address, label;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const tests = [];
const report = (claim, ok, detail) => tests.push({ claim: `${label}: ${claim}`, ok: Boolean(ok), detail });

async function open(browser, colorScheme, width, javaScriptEnabled = true) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 900 },
    offline: true,
    javaScriptEnabled,
    bypassCSP: false,
  });
  const page = await context.newPage();
  const seen = { requests: [], messages: [], dialogs: [] };
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) seen.requests.push(request.url());
  });
  page.on("console", (message) => seen.messages.push(message.text()));
  page.on("pageerror", (error) => seen.messages.push(String(error)));
  page.on("dialog", async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.goto(address);
  return { context, page, seen };
}

async function checkAxe(page, name) {
  await page.evaluate(axeSource);
  const { violations, passes } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), rules);
  const detail = violations.map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target.join(" ")}`).join("; ");
  report(`${name}: no fault of accessibility (${passes.length} rules passed)`, violations.length === 0 && passes.length > 20, detail);
}

async function checkOverflow(page, name) {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    return document.documentElement.scrollWidth > limit ? `${document.documentElement.scrollWidth} > ${limit}` : "";
  });
  report(`${name}: the page does not scroll sideways`, wide === "", wide);
}

async function checkRegions(page, name) {
  const bad = await page.evaluate(() =>
    Array.from(document.querySelectorAll(".scroll, .chart"))
      .filter((region) => region.scrollWidth > region.clientWidth && region.tabIndex !== 0)
      .map((region) => region.outerHTML.slice(0, 80)),
  );
  report(`${name}: what scrolls can be reached by keyboard`, bad.length === 0, bad.join("; "));
}

async function checkLook(browser, colorScheme, width) {
  const name = `${colorScheme} ${width} px`;
  const { context, page, seen } = await open(browser, colorScheme, width);
  await checkOverflow(page, name);
  await checkRegions(page, name);
  if (shots) await page.screenshot({ path: join(shots, `${label}-${colorScheme}-${width}.png`), fullPage: false });
  await page.evaluate(() => document.querySelectorAll("details").forEach((details, i) => (details.open = i < 2)));
  await checkOverflow(page, `${name}, sentences open`);
  await checkAxe(page, name);
  report(`${name}: no request leaves the page`, seen.requests.length === 0, seen.requests.join(" "));
  report(`${name}: the console is silent`, seen.messages.length === 0, seen.messages.join(" | "));
  report(`${name}: nothing that was read is run`, seen.dialogs.length === 0, seen.dialogs.join(" | "));
  await context.close();
}

async function checkSort(page) {
  const button = page.locator("table.sortable thead button").first();
  const names = () => page.locator("table.sortable").first().locator("tbody th").allTextContents();
  const state = () => page.locator("table.sortable thead th").first().getAttribute("aria-sort");
  await button.focus();
  await page.keyboard.press("Enter");
  const up = await names(), upState = await state();
  await page.keyboard.press("Space");
  const down = await names(), downState = await state();
  const lang = await page.evaluate(() => document.documentElement.lang);
  const sorted = [...up].sort(new Intl.Collator(lang, { numeric: true, sensitivity: "base" }).compare);
  report("a table is sorted by keyboard", upState === "ascending" && up.join() === sorted.join(), up.join(", "));
  report("a second press turns the order", downState === "descending" && down.join() === [...up].reverse().join(), down.join(", "));
}

async function checkNumericSort(page) {
  const values = await page.evaluate(() => {
    for (const table of document.querySelectorAll("table.sortable")) {
      const column = Array.from(table.tHead.rows[0].cells).findIndex((cell) => cell.classList.contains("number"));
      if (column < 0 || table.tBodies[0].rows.length < 2) continue;
      table.tHead.rows[0].cells[column].querySelector("button").click();
      return Array.from(table.tBodies[0].rows, (row) => row.cells[column].dataset.v).filter((v) => v !== undefined).map(Number);
    }
    return null;
  });
  report("numbers are sorted as numbers", values !== null && values.every((v, i) => i === 0 || values[i - 1] <= v), String(values));
}

async function checkFilter(page) {
  const found = await page.evaluate(() => {
    const input = document.querySelector(".filter input");
    if (!input) return null;
    const table = input.closest(".filter").nextElementSibling.querySelector("table");
    const names = Array.from(table.tBodies[0].rows, (row) => row.cells[0].textContent.trim());
    return { names: names.length, word: names[0].normalize("NFD").replace(/\p{M}/gu, "").toUpperCase() };
  });
  if (!found) return;
  const input = page.locator(".filter input").first(), output = page.locator(".filter output").first();
  await input.focus();
  await page.keyboard.type(found.word);
  const some = await output.textContent();
  await input.fill("no such row anywhere");
  const none = await output.textContent();
  await input.fill("");
  const [kept, all] = some.split("/").map(Number);
  const ok = kept > 0 && kept < all && all === found.names && none.startsWith("0 /") && (await output.textContent()) === "";
  report("rows are filtered by keyboard, whatever the accents and capitals", ok, `${JSON.stringify(found)} ${some} ${none}`);
}

async function checkWidth(page) {
  const cut = await page.evaluate(() =>
    Array.from(document.querySelectorAll(".scroll"))
      .filter((region) => !region.closest("#time") && region.scrollWidth > region.clientWidth + 8)
      .map((region) => `${region.getAttribute("aria-labelledby")} ${region.scrollWidth} > ${region.clientWidth}`),
  );
  report("tables of a few sources are whole at 1280 px", cut.length === 0, cut.join("; "));
}

async function checkSwitch(page) {
  const shown = () => page.locator(".v-reported").evaluateAll((all) => all.filter((x) => getComputedStyle(x).display !== "none").length);
  const button = page.locator("#voices button[data-voice=reported]");
  const before = await shown();
  await button.focus();
  await page.keyboard.press("Space");
  const pressed = await button.getAttribute("aria-pressed"), without = await shown();
  await page.keyboard.press("Enter");
  report("a voice is hidden and shown by keyboard", pressed === "false" && without === 0 && (await shown()) === before, `${before} ${without}`);
}

async function checkEvidence(page) {
  const links = await page.evaluate(() => {
    const broken = [];
    for (const link of document.querySelectorAll('a[href^="#"]'))
      if (!document.getElementById(link.getAttribute("href").slice(1))) broken.push(link.getAttribute("href"));
    return { broken, counts: document.querySelectorAll("a.counts").length, marks: document.querySelectorAll(".evidence mark").length };
  });
  report("every link inside the page arrives", links.broken.length === 0, links.broken.slice(0, 5).join(" "));
  if (links.counts === 0) return;
  report("there are sentences with marked mentions", links.marks > 0, "");
  const link = page.locator("a.counts").first();
  const target = (await link.getAttribute("href")).slice(1);
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(300);
  const visible = await page.locator(`[id="${target}"]`).isVisible();
  report("a count opens its sentences", visible, target);
}

async function checkReasons(page) {
  const mark = page.locator(".evidence mark").first();
  if ((await mark.count()) === 0) return;
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const reason = page.locator(`[id="${await mark.getAttribute("aria-describedby")}"]`);
  const before = await reason.isVisible();
  await mark.focus();
  const focused = await reason.isVisible(), words = await reason.textContent();
  await page.emulateMedia({ media: "print" });
  const printed = await reason.isVisible();
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("Escape");
  const escaped = await reason.isVisible();
  await mark.hover();
  const hovered = await reason.isVisible();
  const box = await reason.boundingBox();
  const place = await mark.boundingBox();
  await page.mouse.move(place.x + place.width / 2, box.y + box.height / 2, { steps: 20 });
  const kept = await reason.isVisible();
  report("a mention says why when it is focused", !before && focused && words.trim().length > 10, words);
  report("a mention says why when it is pointed at, and goes on while the reason is", hovered && kept, `${hovered} ${kept}`);
  report("Escape takes the reason away, print leaves it out", !escaped && !printed, `${escaped} ${printed}`);
}

// The texts that several articles share; measured on a phone, where their four columns are narrowest.
async function checkShared(browser) {
  const { context, page } = await open(browser, "light", 360);
  const found = await page.evaluate(() => {
    const section = document.getElementById("copies");
    if (!section) return null;
    const links = Array.from(section.querySelectorAll("tbody th a"), (link) => document.getElementById(link.hash.slice(1)));
    const texts = Array.from(section.querySelectorAll("blockquote"));
    const broken = texts.filter((text) => text.clientWidth < 160 || !text.lang || text.querySelectorAll("mark").length !== 1);
    return { links: links.length, arrive: links.every((row) => row && section.contains(row)), texts: texts.length, broken: broken.map((text) => text.textContent.slice(0, 40)) };
  });
  report("shared texts: each changed word leads to its text", found && found.links > 0 && found.arrive, JSON.stringify(found));
  report("shared texts: both versions can be read on a phone, the word marked", found && found.texts > 1 && found.broken.length === 0, JSON.stringify(found));
  if (found) {
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate((tags) => axe.run("#copies", { runOnly: tags }), rules);
    report("shared texts: no fault of accessibility", violations.length === 0, violations.map((v) => `${v.id} ${v.nodes[0].target}`).join("; "));
  }
  await context.close();
}

async function checkHostile(page) {
  const found = await page.evaluate(() => {
    const bad = [];
    for (const element of document.querySelectorAll("*"))
      for (const { name, value } of element.attributes)
        if (/^on/i.test(name) || name === "style" || /^\s*javascript:/i.test(name === "href" || name === "src" ? value : ""))
          bad.push(`${element.tagName} ${name}`);
    const scripts = document.querySelectorAll("script").length, images = document.querySelectorAll("img, iframe, object, embed").length;
    return { bad, scripts, images };
  });
  report("no event or style attribute, no javascript: link", found.bad.length === 0, found.bad.slice(0, 5).join("; "));
  report("one script and no foreign element", found.scripts === 1 && found.images === 0, JSON.stringify(found));
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  report("a strict policy stands in the page", /default-src 'none'/.test(policy) && !/unsafe/.test(policy), policy);
}

async function checkStructure(page) {
  const found = await page.evaluate(() => ({
    h1: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang,
    captions: Array.from(document.querySelectorAll("table")).every((table) => table.caption && table.caption.textContent.trim()),
    scopes: Array.from(document.querySelectorAll("th")).every((head) => head.scope === "col" || head.scope === "row"),
    skip: document.querySelector("body > a.skip") !== null,
    nav: document.querySelectorAll("nav a").length,
    doubled: (() => {
      const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    })(),
  }));
  const ok = found.h1 === 1 && ["fr", "en"].includes(found.lang) && found.captions && found.scopes && found.skip && found.nav > 2;
  report("one h1, a language, captions, scopes, a skip link, contents", ok && found.doubled.length === 0, JSON.stringify(found));
}

async function checkWithoutScript(browser) {
  const { context, page, seen } = await open(browser, "light", 1280, false);
  const visible = await page.locator("h2").count();
  const hidden = await page.locator("#voices").isHidden();
  report("without script the page is whole and the switch is not offered", visible > 2 && hidden && seen.requests.length === 0, "");
  await context.close();
}

async function checkPrint(browser) {
  const { context, page } = await open(browser, "light", 1280);
  const pdf = await page.pdf({ format: "A4", path: shots ? join(shots, `${label}.pdf`) : undefined });
  report("it prints on A4", pdf.subarray(0, 5).toString() === "%PDF-", "");
  await context.close();
}

async function checkReport(browser, folder) {
  address = pathToFileURL(resolve(folder, "index.html")).href;
  label = basename(resolve(folder));
  for (const colorScheme of ["light", "dark"]) for (const width of [1280, 360]) await checkLook(browser, colorScheme, width);
  const { context, page } = await open(browser, "light", 1280);
  await checkStructure(page);
  await checkHostile(page);
  await checkEvidence(page);
  await checkReasons(page);
  if ((await page.locator("table.sortable tbody tr").count()) > 1) {
    await checkSort(page);
    await checkNumericSort(page);
  }
  await checkFilter(page);
  if (label === "french") await checkWidth(page);
  await checkSwitch(page);
  await context.close();
  if (label === "french") await checkShared(browser);
  await checkWithoutScript(browser);
  await checkPrint(browser);
}

const browser = await chromium.launch({ executablePath: browsers.find(existsSync), args: ["--no-sandbox"] });
try {
  for (const folder of folders) await checkReport(browser, folder);
} finally {
  await browser.close();
}
tests.forEach(({ claim, ok, detail }, i) => {
  const why = ok || !detail ? "" : `\n# ${String(detail).replace(/\n/g, " ")}`;
  console.log(`${ok ? "ok" : "not ok"} ${i + 1} - ${claim.replace(/#/g, "")}${why}`);
});
console.log(`1..${tests.length}`);
process.exit(tests.length > 0 && tests.every(({ ok }) => ok) ? 0 : 1);
