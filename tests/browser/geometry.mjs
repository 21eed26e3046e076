// SPDX-License-Identifier: MIT
// geometry.mjs REPORT... - measures the texts of every chart as a browser draws them. Prints TAP.
import { existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const folders = process.argv.slice(2);

// In the page: each text of each chart as a box in pixels of the chart. The box of a line of text is higher than its letters.
function measure() {
  const LETTERS = 0.36, LINE = 0.5; // of the font's size, above and below the middle
  return Array.from(document.querySelectorAll("figure.chart > svg"), (svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const inverse = svg.getScreenCTM().inverse();
    const labels = Array.from(svg.querySelectorAll("text"), (text) => {
      const box = text.getBBox(), matrix = inverse.multiply(text.getScreenCTM());
      const size = parseFloat(getComputedStyle(text).fontSize), middle = box.y + box.height / 2;
      const extent = (frame, reach) => {
        const corners = [box.x, box.x + box.width].flatMap((x) =>
          [middle - reach * size, middle + reach * size].map((y) => new DOMPoint(x, y).matrixTransform(frame)));
        const xs = corners.map((p) => p.x), ys = corners.map((p) => p.y);
        return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
      };
      const angle = (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI;
      return { words: text.textContent, angle: Math.round(angle), ...extent(matrix, LETTERS), along: extent(new DOMMatrix().rotate(-angle).multiply(matrix), Math.abs(angle) < 1 ? LETTERS : LINE) };
    });
    return { name: svg.getAttribute("aria-labelledby").split("-title")[0], width, height, labels };
  });
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Level labels with level ones, slanted ones with those that run along them.
function faults({ name, width, height, labels }) {
  const found = [];
  for (const label of labels)
    if (label.left < -0.5 || label.top < -0.5 || label.right > width + 0.5 || label.bottom > height + 0.5)
      found.push(`${name}: '${label.words}' is cut off`);
  labels.forEach((a, i) => {
    for (const b of labels.slice(i + 1))
      if (a.angle === b.angle && overlap(a.along, b.along)) found.push(`${name}: '${a.words}' lies on '${b.words}'`);
  });
  return found;
}

const tests = [];
const browser = await chromium.launch({ executablePath: browsers.find(existsSync), args: ["--no-sandbox"] });
try {
  for (const folder of folders) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, offline: true });
    await page.goto(pathToFileURL(resolve(folder, "index.html")).href);
    const charts = await page.evaluate(measure);
    const found = charts.flatMap(faults), texts = charts.reduce((n, { labels }) => n + labels.length, 0);
    tests.push({ claim: `${basename(folder)}: ${texts} labels of ${charts.length} charts stand free and whole`, ok: charts.length >= 9 && texts > 100 && found.length === 0, detail: found.slice(0, 8).join("; ") });
    const { size } = statSync(join(folder, "index.html"));
    tests.push({ claim: `${basename(folder)}: the page is lighter than 3 MB`, ok: size > 1e5 && size < 3e6, detail: `${size} bytes` });
    tests.push({ claim: `${basename(folder)}: no name is run`, ok: !existsSync("canary") && !existsSync(join(folder, "canary")), detail: "" });
    await page.close();
  }
} finally {
  await browser.close();
}
tests.forEach(({ claim, ok, detail }, i) => console.log(`${ok ? "ok" : "not ok"} ${i + 1} - ${claim}${ok || !detail ? "" : `\n# ${detail}`}`));
console.log(`1..${tests.length}`);
process.exit(tests.length > 0 && tests.every(({ ok }) => ok) ? 0 : 1);
