// SPDX-License-Identifier: AGPL-3.0-or-later

// The reading list, without script and with it; and that what programs read is well-formed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { address, open, startBrowser } from './room.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const places = (page) => new URL(page.url()).searchParams.getAll('t');

test('without script a list grows, is put in order and shrinks', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', { script: false });
    await page.click('.app a.collect');
    assert.deepEqual(places(page), ['07ZENDA231']);
    await page.fill('#add', '07 Zenda 77 para 2');
    await page.press('#add', 'Enter');
    assert.deepEqual(places(page), ['07ZENDA231', '07ZENDA77/2']);
    await page.click('button:has-text("Move up 07ZENDA77/2")');
    assert.deepEqual(places(page), ['07ZENDA77/2', '07ZENDA231']);
    await page.click('button:has-text("Remove 07ZENDA77/2")');
    assert.deepEqual(places(page), ['07ZENDA231']);
    await close();
});

test('with script a list grows from page to page and is kept', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.click('.app a.collect');
    assert.equal(await page.locator('.top .mine a').textContent(), 'List (1)');
    await page.goto(address('/cable/07ZENDA77/2'));
    await page.click('.app a.collect');
    await page.click('.top .mine a');
    assert.deepEqual(places(page), ['07ZENDA231', '07ZENDA77/2']);
    await page.click('button:has-text("Remove 07ZENDA231")');
    await page.waitForURL((url) => url.searchParams.getAll('t').length === 1);
    await page.goto(address('/'));
    assert.equal(await page.locator('.top .mine a').textContent(), 'List (1)');
    await close();
});

test('a list that was passed on replaces mine only when asked to', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.click('.app a.collect');
    await page.goto(address('/list?t=07ZENDA77&t=07ZENDA402'));
    assert.equal(await page.locator('.top .mine a').textContent(), 'List (1)');
    await Promise.all([page.waitForNavigation(), page.click('button:text("Keep this as my list")')]);
    assert.equal(await page.locator('.top .mine a').textContent(), 'List (2)');
    assert.equal(await page.locator('button:text("Keep this as my list")').count(), 0);
    await close();
});

test('on paper a list has its texts and citations, and no buttons', async () => {
    const { page, close } = await open(browser, '/list?t=07ZENDA231%2F5');
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.entry .txt').isVisible());
    assert.ok(await page.locator('.entry .cite').isVisible());
    for (const tool of ['.moves', '.listed .between', '.export', '.copy', '.top']) {
        assert.equal(await page.locator(tool).first().isVisible(), false, tool);
    }
    await close();
});

test('feeds, sitemaps and the description for search are well-formed XML', async () => {
    const { page, close } = await open(browser, '/');
    for (const path of ['/released.atom', '/tags/PGOV.atom', '/search.atom?q=lantern', '/dates/2007.atom', '/thread/07ZENDA231.atom',
        '/sitemap.xml', '/sitemap/2007-04.xml', '/opensearch.xml']) {
        const fault = await page.evaluate(async (from) => {
            const text = await (await fetch(from)).text();
            const parsed = new DOMParser().parseFromString(text, 'application/xml');
            return parsed.querySelector('parsererror')?.textContent ?? '';
        }, path);
        assert.equal(fault, '', path);
    }
    await close();
});

test('on paper the list holds the text of its telegrams and its address', async () => {
    const { page, close } = await open(browser, '/list?t=07ZENDA231&t=07ZENDA77%2F5');
    assert.equal(await page.locator('.onpaper').isVisible(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.onpaper').isVisible(), true);
    assert.match(await page.locator('.onpaper').textContent(), /\/list\?t=07ZENDA231&t=07ZENDA77%2F5$/);
    assert.equal(await page.locator('.entry .whole .txt').first().evaluate((one) => one.getBoundingClientRect().height > 0), true);
    assert.equal(await page.locator('.entry .moves').first().isVisible(), false);
    await close();
});
