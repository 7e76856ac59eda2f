// SPDX-License-Identifier: AGPL-3.0-or-later

// When headless Chromium has painted the largest part of a page that a reader goes to from another page of the room:
//   node bench/largest_paint.mjs URL FILE
// FILE has a path a line; each is gone to once, so that it is not in the browser's cache while style and script are. Then once with
// nothing in the cache, and once in a new process of the browser, whose fonts are not loaded either. Pages are told by kind, which is
// the first word of their path; the text page at the end shows what the browser needs for a page of nothing. Prints a line a kind:
// milliseconds from leaving the other page to the answer, to the document, to the largest paint (half of the pages, nine in ten, the
// most), and the kB of the page as it came.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../tests/web/browser/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const [room, file] = process.argv.slice(2);
const paths = readFileSync(file, 'utf8').trim().split('\n');
const texts = paths.map((_, turn) => `/robots.txt?${turn}`);
const browser = await chromium.launch({
    executablePath: process.env.REFTEL_BROWSER ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const visitor = () => browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await (await visitor()).newPage();
const session = await page.context().newCDPSession(page);
await session.send('Network.enable');
const address = (path) => new URL(path, room).href;

// The largest paint is told when the page is left or after a while without another; half a second is a while.
const measure = () => new Promise((resolve) => {
    let largest = 0;
    new PerformanceObserver((list) => {
        largest = list.getEntries().at(-1).startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => {
        const [way] = performance.getEntriesByType('navigation');
        resolve({ answer: way.responseEnd, document: way.domContentLoadedEventEnd, paint: largest, bytes: way.transferSize });
    }, 500);
});

const found = new Map();
const note = (kind, measured) => found.set(kind, [...found.get(kind) ?? [], measured]);
await page.goto(address('/'));
for (const path of [...paths, ...texts]) {
    await page.goto(address('/about'));
    await page.goto(address(path));
    const kind = path.replace(/(.)[/?].*/, '$1');
    note(kind, await page.evaluate(measure));
    await page.goto(address('/about'));
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto(address(path));
    note(`${kind}, nothing cached`, await page.evaluate(measure));
    await session.send('Network.setCacheDisabled', { cacheDisabled: false });
    const context = await visitor();
    const first = await context.newPage();
    await first.goto(address(path));
    note(`${kind}, new process`, await first.evaluate(measure));
    await context.close();
}
await browser.close();
for (const [kind, all] of found) {
    const at = (key, share) => all.map((one) => one[key]).sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
    const half = (key) => at(key, 0.5).toFixed(0).padStart(4);
    console.log(`answer ${half('answer')}  document ${half('document')}  largest paint ${half('paint')} (90 % ${at('paint', 0.9).toFixed(0)}, `
        + `most ${at('paint', 1).toFixed(0)})  ${(at('bytes', 0.5) / 1000).toFixed(1)} kB  ${all.length} of ${kind}`);
}
