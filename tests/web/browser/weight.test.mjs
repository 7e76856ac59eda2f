// SPDX-License-Identifier: AGPL-3.0-or-later

// The first view: how much is sent for it, and that nothing in it moves once it is seen, also when the script comes
// late. The largest paint is told, not held against a limit: a machine may be busy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { address, startBrowser } from './room.mjs';

const kMostBytes = 60_000;  // The telegram, its style sheet and its script, as sent
const paths = ['/cable/07ZENDA231', '/', '/search?q=lamp', '/stats', '/thread/07ZENDA231', '/missing/07ZENDA198', '/list?t=07ZENDA231'];

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

// Runs in the page before all else.
function observe() {
    window.shifts = [];
    window.paint = 0;
    window.painted = new Promise((resolve) => {
        new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    });
    const name = (node) => (node?.outerHTML ?? node?.nodeName ?? 'gone').slice(0, 60);
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((one) =>
        ({ value: one.value, what: one.sources.map(({ node, previousRect, currentRect }) =>
            `${name(node)} from ${previousRect.x},${previousRect.y} to ${currentRect.x},${currentRect.y}`).join('; ') })))).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => { window.paint = list.getEntries().at(-1).startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
}

async function first_view(path, width, use) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    await page.addInitScript(observe);
    const sent = [];
    page.on('requestfinished', async (request) => sent.push(request.sizes().then((sizes) => [new URL(request.url()).pathname, sizes.responseBodySize])));
    // The script waits for the first paint.
    await page.route('**/assets/room.*.js', async (route) => {
        await page.evaluate(() => window.painted);
        await route.continue();
    });
    await page.goto(address(path), { waitUntil: 'commit' });
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const { shifts, paint } = await page.evaluate(() => ({ shifts: window.shifts, paint: window.paint }));
    await use({ sent: await Promise.all(sent), shifts, paint });
    await context.close();
}

test(`the telegram page with style and script is at most ${kMostBytes} bytes as sent`, (context) =>
    first_view('/cable/07ZENDA231', 1280, ({ sent, paint }) => {
        const counted = sent.filter(([path]) => path.startsWith('/cable/') || /\.(css|js)$/.test(path));
        assert.equal(counted.length, 3);
        const sum = counted.reduce((all, [, bytes]) => all + bytes, 0);
        context.diagnostic(`${counted.map(([path, bytes]) => `${path} ${bytes}`).join(', ')}: ${sum} bytes; largest paint after ${Math.round(paint)} ms`);
        assert.ok(sum > 0 && sum <= kMostBytes, `${sum} bytes`);
    }));

for (const width of [1280, 390]) {
    for (const path of paths) {
        test(`nothing moves in the first view of ${path}, ${width} px`, (context) =>
            first_view(path, width, ({ shifts, paint }) => {
                context.diagnostic(`largest paint after ${Math.round(paint)} ms`);
                assert.deepEqual(shifts, []);
            }));
    }
}
