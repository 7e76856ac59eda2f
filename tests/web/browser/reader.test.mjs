// SPDX-License-Identifier: AGPL-3.0-or-later

// What a reader does, all of it with scripts switched off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { open, startBrowser } from './room.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const plain = { script: false };

test('the telegram shows the five facts of its publisher', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    assert.deepEqual(await page.locator('.facts dt').allTextContents(),
        ['Reference ID', 'Created', 'Released', 'Classification', 'Origin']);
    assert.deepEqual(await page.locator('.facts dd').allTextContents(),
        ['07ZENDA231', '2007-04-17 14:25', '2011-09-01 10:00', 'CONFIDENTIAL//NOFORN', 'ZENDA']);
    await close();
});

test('a reference typed into the box opens the telegram', async () => {
    const { page, close } = await open(browser, '/', plain);
    await page.fill('#q', '07 Zenda 231');
    await page.press('#q', 'Enter');
    assert.equal(new URL(page.url()).pathname, '/cable/07ZENDA231');
    await close();
});

test('words typed into the box are found, and lit in the telegram', async () => {
    const { page, close } = await open(browser, '/', plain);
    await page.fill('#q', '"borrowed match"');
    await page.click('.find button');
    assert.equal(await page.inputValue('#q'), '"borrowed match"');
    await page.click('.hit h3 a');
    assert.equal(await page.locator('main mark').first().textContent(), 'borrowed match');
    await page.click('.litbar a:text("Clear")');
    assert.equal(await page.locator('main mark').count(), 0);
    await close();
});

test('a facet narrows the search and can be taken back', async () => {
    const { page, close } = await open(browser, '/search?q=lantern', plain);
    const all = await page.locator('h1').textContent();
    await page.click('section:has(#f-from) .v >> nth=0');
    assert.match(await page.inputValue('#q'), /^lantern from:/);
    await page.click('.clauses li:has-text("from:") .drop');
    assert.equal(await page.locator('h1').textContent(), all);
    await close();
});

test('the dates of a search are set by its form', async () => {
    const { page, close } = await open(browser, '/search?q=lantern', plain);
    await page.fill('#d1', '2007-01-01');
    await page.fill('#d2', '2007-12-31');
    await page.click('text=Set dates');
    assert.equal(await page.inputValue('#q'), 'lantern date:2007-01-01..2007-12-31');
    assert.equal(await page.locator('.issue').count(), 0);
    await close();
});

for (const anchor of ['p5', 'par5', 'para-231-5']) {
    test(`#${anchor} brings paragraph 5 into view and marks it`, async () => {
        const { page, close } = await open(browser, `/cable/07ZENDA231#${anchor}`, plain);
        const paragraph = page.locator('#p5');
        const box = await paragraph.boundingBox();
        assert.ok(box.y >= 0 && box.y < 200, `it begins at ${box.y}`);
        const shadow = await paragraph.locator('.txt').evaluate((one) => getComputedStyle(one).boxShadow);
        assert.notEqual(shadow, 'none');
        await close();
    });
}

test('the pilcrow opens the address and the quotation of its paragraph', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    await page.click('#p5 .tools summary');
    assert.match(await page.locator('#p5 .quote').textContent(), /^“Mr\. Zundholz, .*” 07ZENDA231, para\. 5\.$/);
    await page.click('#p5 .tools a >> nth=0');
    assert.equal(new URL(page.url()).pathname, '/cable/07ZENDA231/5');
    await close();
});

test('one click selects all of the citation and of the hashtags', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    for (const [place, text] of [['section:has(#s-share) .cite', '#cablegate #07ZENDA231']]) {
        await page.click(place);
        assert.equal((await page.evaluate(() => String(window.getSelection()))).trim(), text);
    }
    await close();
});

test('the header is explained line by line', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    await page.click('#header summary');
    assert.ok(await page.locator('#header tr:has-text("ZNY CCCCC ZZH")').isVisible());
    await close();
});

test('the first key leads past the header', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('.skip').evaluate((one) => one === document.activeElement), true);
    await close();
});

test('what can be tapped is at least 24 by 24 pixels, but for links in sentences', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', { width: 360 });
    const small = await page.evaluate(() => {
        const inSentence = 'p.txt a, p.lead a, .how a, .tick a, .litbar a, dd a, .refs a, h1 a, p > a';
        return [...document.querySelectorAll('a, button, summary, input')]
            .filter((one) => !one.matches(inSentence) && !one.matches('.skip') && one.checkVisibility())
            .map((one) => [one, one.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.height < 24 || box.width < 24))
            .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`);
    });
    assert.deepEqual(small, []);
    await close();
});

test('results are gone through one after the other, and left', async () => {
    const { page, close } = await open(browser, '/search?q=lantern&sort=oldest', plain);
    const ids = await page.locator('.hit .line .id').allTextContents();
    await page.click('.hit h3 a');
    for (const id of ids.slice(1, 3)) {
        await page.click('.litbar a[rel="next"]');
        assert.equal(new URL(page.url()).pathname, `/cable/${id}`);
    }
    await page.click('.litbar a[rel="prev"]');
    assert.equal(new URL(page.url()).pathname, `/cable/${ids[1]}`);
    await page.click('.litbar a:text("Back to results")');
    assert.deepEqual(await page.locator('.hit .line .id').allTextContents(), ids);
    await close();
});

test('a thread is drawn in its own frame, which keys can scroll', async () => {
    const { page, close } = await open(browser, '/thread/07ZENDA231', { width: 360 });
    const frame = page.locator('.lanes');
    assert.ok(await frame.evaluate((one) => one.scrollWidth > one.clientWidth));
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.activeElement.scrollLeft > 0);
    assert.equal(await page.locator('.lanes a:not([tabindex="-1"])').count(), 0);
    await close();
});

test('a paragraph and its lines as sent are lit by their address', async () => {
    const { page, close } = await open(browser, '/cable/09SANDERLING88/transmitted', plain);
    await page.click('#t2 .pin');
    const shadow = await page.locator('#t2').evaluate((one) => getComputedStyle(one).boxShadow);
    assert.notEqual(shadow, 'none');
    const boxes = await Promise.all(['pre', '.rd'].map((one) => page.locator(`#t2 > ${one}`).boundingBox()));
    assert.ok(boxes[0].x + boxes[0].width <= boxes[1].x, 'they stand side by side');
    await close();
});

test('abbreviations are spelled out at the end of the telegram', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    assert.ok(await page.locator('.words dt').count() > 0);
    await close();
});

test('on paper the text remains and the tools go', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231', plain);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.top').isVisible(), false);
    assert.equal(await page.locator('#p5 .tools').isVisible(), false);
    assert.equal(await page.locator('#p5 .txt').isVisible(), true);
    for (const heading of ['#s-toc', '#s-share', '#s-checks', '#s-copies']) {
        assert.equal(await page.locator(heading).isVisible(), false, heading);
    }
    assert.deepEqual(await page.locator('.cite').evaluateAll((all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.textContent.includes('/cable/07ZENDA231'))), [true]);
    assert.equal(await page.locator('#s-refs').isVisible(), true);
    await close();
});

test('no page asks anything of another site or breaks its own policy', async () => {
    for (const path of ['/', '/cable/07ZENDA231', '/search?q=lamp']) {
        const { outside, faults, close } = await open(browser, path);
        assert.deepEqual(outside, []);
        assert.deepEqual(faults, []);
        await close();
    }
});
