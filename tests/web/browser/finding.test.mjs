// SPDX-License-Identifier: AGPL-3.0-or-later

// Finding by dates: the bars of the search page as links, by mouse and by keys; and what works without script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { open, startBrowser } from './room.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const query_of = (page) => new URL(page.url()).searchParams.get('q');
const bar = (page, period) => page.locator(`.histo li[data-period="${period}"] > a`);

async function middle(locator) {
    const box = await locator.boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
}

test('a bar narrows the search to its years, to its year, then to its month', async () => {
    const { page, close } = await open(browser, '/search?q=lamp', { script: false });
    await bar(page, '2005..2009').click();
    assert.equal(query_of(page), 'lamp date:2005..2009');
    await bar(page, '2007').click();
    assert.equal(query_of(page), 'lamp date:2007');
    await page.locator('.histo li[data-period^="2007-"] > a').first().click();
    assert.match(query_of(page), /^lamp date:2007-\d\d$/);
    await page.click('.units a:text("all dates")');
    assert.equal(query_of(page), 'lamp');
    await close();
});

test('two dates do the same without script', async () => {
    const { page, close } = await open(browser, '/search?q=lamp', { script: false });
    await page.fill('#d1', '2006');
    await page.fill('#d2', '2008');
    await page.click('.between button');
    assert.equal(query_of(page), 'lamp date:2006..2008');
    assert.equal(await page.inputValue('#d1'), '2006-01-01');
    assert.equal(await page.inputValue('#d2'), '2008-12-31');
    await close();
});

test('a span is chosen by dragging over the bars, in either direction', async () => {
    const { page, close } = await open(browser, '/search?q=lamp+date:2005..2009');
    for (const [from, to] of [['2006', '2009'], ['2009', '2006']]) {
        await page.mouse.move(...await middle(bar(page, from)));
        await page.mouse.down();
        await page.mouse.move(...await middle(bar(page, '2007')), { steps: 3 });
        await page.mouse.move(...await middle(bar(page, to)), { steps: 3 });
        assert.equal(await page.locator('.histo .in-span').count(), 3);
        await page.mouse.up();
        await page.waitForURL((url) => url.searchParams.get('q') !== 'lamp date:2005..2009');
        assert.equal(query_of(page), 'lamp date:2006..2009');
        await page.goBack();
        await page.waitForURL((url) => url.searchParams.get('q') === 'lamp date:2005..2009');
    }
    await close();
});

test('a click without a drag follows the bar', async () => {
    const { page, close } = await open(browser, '/search?q=lamp+date:2005..2009');
    await bar(page, '2007').click();
    await page.waitForURL((url) => url.searchParams.get('q') !== 'lamp date:2005..2009');
    assert.equal(query_of(page), 'lamp date:2007');
    await close();
});

test('a span is chosen with Shift and the arrows, and given up with Escape', async () => {
    const { page, close } = await open(browser, '/search?q=lamp+date:2005..2009');
    await bar(page, '2006').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.parentElement.dataset.period), '2007');
    await page.keyboard.press('Shift+ArrowRight');
    assert.equal(await page.locator('.histo .in-span').count(), 2);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.histo .in-span').count(), 0);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') !== 'lamp date:2005..2009');
    assert.equal(query_of(page), 'lamp date:2006..2009');
    await close();
});

test('a span of bars of several years each has the years of its ends', async () => {
    const { page, close } = await open(browser, '/search?q=lamp');
    await bar(page, '2000..2004').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/date/);
    assert.equal(query_of(page), 'lamp date:2000..2009');
    await close();
});

test('an addressee narrows the search and is taken back', async () => {
    const { page, close } = await open(browser, '/search?q=lamp', { script: false });
    const all = await page.textContent('h1');
    await page.click('section:has(> #f-to) .facet a.v');
    assert.match(query_of(page), /^lamp to:/);
    await page.click('section:has(> #f-to) .facet a[aria-current]');
    assert.equal(query_of(page), 'lamp');
    assert.equal(await page.textContent('h1'), all);
    await page.click('section:has(> #f-tag) .facet a.x >> nth=1');
    assert.match(query_of(page), /^lamp -tag:/);
    await page.click('section:has(> #f-tag) .facet a[aria-current]');
    assert.equal(query_of(page), 'lamp');
    await close();
});

test('a person is found by role, and the telegrams by person', async () => {
    const { page, close } = await open(browser, '/people', { script: false });
    await page.click('.choices a:text("drafted")');
    await page.click('a.v:text("TBLIGHTFOOT")');
    assert.equal(await page.textContent('h1'), 'TBLIGHTFOOT');
    assert.equal(await page.locator('.newest a').count(), 2);
    await close();
});
