// SPDX-License-Identifier: AGPL-3.0-or-later

// What holds for every page: it fits the screen, it is accessible, it asks nothing of other sites.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { open, startBrowser } from './room.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const paths = [
    '/', '/cable/07ZENDA231', '/cable/07ZENDA231?q=ladder', '/cable/73STATE214466', '/cable/95TESSARINE114',
    '/cable/07ZENDA231/5', '/cable/07ZENDA231/transmitted', '/search?q=ladder', '/search?q=lamp+clas:x',
    '/search?q=nowhere+tobefound', '/dates', '/dates/2007', '/dates/2007/04', '/released', '/tags',
    '/tags/PGOV', '/origins', '/origins/ZENDA', '/classifications', '/classifications/SECRET', '/stats',
    '/search?q=lamp+to:state+-tag:PGOV', '/search?q=lamp+date:2007', '/people', '/people?role=signed', '/people/TBLIGHTFOOT',
    '/countries', '/countries/US', '/captions', '/captions/NODIS', '/stats/ZENDA', '/about/classification?at=1975-03-12',
    '/missing', '/missing/07ZENDA198', '/thread/07ZENDA231', '/thread/05ZENDA601', '/cable/07ZENDA231/witnesses',
    '/cable/07ZENDA231?q=from:zenda&sort=mrn', '/about/classification', '/about/keys', '/list', '/list?t=07ZENDA231%2F5&t=07ZENDA77&t=07ZENDA77999',
    '/about/reftel', '/about/search', '/nothing',
];

const inFrench = ['/search?q=lamp+clas:x', '/people', '/stats', '/tags', '/about/classification?at=1975-03-12', '/', '/cable/07ZENDA231', '/cable/07ZENDA231/5', '/search?q=ladder', '/tags/PGOV', '/missing/07ZENDA198', '/missing',
    '/thread/07ZENDA231', '/cable/07ZENDA231/witnesses', '/cable/07ZENDA231/transmitted', '/about/keys', '/about/search', '/list?t=07ZENDA231%2F5&t=07ZENDA77999', '/nothing'];

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

async function check_with_axe(path, options) {
    const { page, outside, close } = await open(browser, path, options);
    // Folded parts are looked at as well.
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    const found = result.violations.map((one) =>
        `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
    assert.deepEqual(found, []);
    assert.deepEqual(outside, []);
    await close();
}

for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']]) {
    for (const path of paths) {
        test(`axe finds nothing at ${path}, ${width} px, ${scheme}`, () => check_with_axe(path, { width, scheme }));
    }
}

for (const path of inFrench) {
    test(`axe finds nothing at ${path} in French`, () => check_with_axe(path, { locale: 'fr-FR' }));
}

for (const path of inFrench) {
    test(`${path} does not scroll sideways at 320 px in French`, () => check_width(path, { width: 320, locale: 'fr-FR' }));
}

async function check_width(path, options) {
    const { page, close } = await open(browser, path, options);
    await page.emulateMedia({ media: options.media ?? null });
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    const wide = await page.evaluate(() => {
        const limit = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= limit) {
            return [];
        }
        return [...document.querySelectorAll('body *')]
            .filter((one) => one.getBoundingClientRect().right > limit + 1)
            .slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
    });
    assert.deepEqual(wide, []);
    await close();
}

for (const path of paths) {
    test(`${path} does not scroll sideways at 320 px`, () => check_width(path, { width: 320 }));
}

// A sheet of A4 less its margins is about 620 px wide.
for (const path of paths) {
    test(`${path} fits a sheet of paper`, () => check_width(path, { width: 620, media: 'print' }));
}

const left_of = (page, selector) => page.locator(selector).first().evaluate((one) => one.getBoundingClientRect().left);

test('on paper the headings stand above the text, right of the margin', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', { width: 620 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await left_of(page, '.hd'), await left_of(page, '.para:not(.block) .txt'));
    assert.ok(await left_of(page, '.para .mg') < await left_of(page, '.hd'));
    await close();
});

test('what a query was read without is a sentence on a phone, not a column of letters', async () => {
    const { page, close } = await open(browser, '/search?q=lamp+clas:x', { width: 320 });
    const { width } = await page.locator('.issue .mean').boundingBox();
    assert.ok(width > 200, `${width} px wide`);
    await close();
});

test('the links of the header stand in one line at 1280 px, also in French and with a reading list', async () => {
    for (const locale of ['en-GB', 'fr-FR']) {
        const { page, close } = await open(browser, '/', { locale });
        await page.evaluate(() => localStorage.setItem('reftel.list', '["07ZENDA231","07ZENDA77"]'));
        await page.reload();
        const tops = await page.locator('.top nav li').evaluateAll((links) => links.map((one) => one.getBoundingClientRect().top));
        assert.equal(tops.length, 7);
        assert.equal(new Set(tops).size, 1);
        await close();
    }
});

test('the neighbours of a missing telegram are a table of whole words on a phone', async () => {
    const { page, close } = await open(browser, '/missing/07ZENDA198', { width: 320 });
    const heights = await page.locator('.rail .id').evaluateAll((ids) => ids.map((one) => one.getClientRects().length));
    assert.deepEqual(new Set(heights), new Set([1]));
    assert.equal(await page.getByRole('table').getByRole('row').count(), 5);
    assert.equal(await page.getByRole('rowheader').count(), 4);
    await close();
});

test('axe finds nothing while suggestions are shown', async () => {
    const { page, close } = await open(browser, '/');
    await page.locator('#q').pressSequentially('zen');
    await page.waitForSelector('#suggestions li');
    await page.press('#q', 'ArrowDown');
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document));
    assert.deepEqual(result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
    await close();
});
