// SPDX-License-Identifier: AGPL-3.0-or-later

// What the script adds: keys, copying, links to passages. reader.test.mjs has what works without it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { address, open, startBrowser } from './room.mjs';

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

const path_of = (page) => new URL(page.url()).pathname;
const focused = (page, selector) => page.evaluate((one) => document.activeElement.matches(one), selector);
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

// Copying goes on behind the click: waits until what was copied is there.
const copied = (page, pattern) => page.waitForFunction(
    async (source) => new RegExp(source, 'u').test(await navigator.clipboard.readText()), pattern.source);

async function open_with_clipboard(path) {
    const opened = await open(browser, path);
    await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    return opened;
}

// Selects from the first place of `from` to the end of `to` in a paragraph.
const select = (page, paragraph, from, to) => page.evaluate(([selector, begin, end]) => {
    const text = document.querySelector(selector);
    const place = (at) => {
        const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (at <= node.length) {
                return [node, at];
            }
            at -= node.length;
        }
        return null;
    };
    const first = text.textContent.indexOf(begin);
    const last = text.textContent.indexOf(end, first) + end.length;
    getSelection().setBaseAndExtent(...place(first), ...place(last));
}, [paragraph, from, to]);

test('j and k go from paragraph to paragraph, Enter opens one', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement.id);
    assert.ok(first);
    await page.keyboard.press('j');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), first);
    await page.keyboard.press('k');
    assert.equal(await page.evaluate(() => document.activeElement.id), first);
    await page.locator('#p5').evaluate((one) => { one.tabIndex = -1; one.focus(); });
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cable/07ZENDA231/5');
    await close();
});

test('j and o open a hit', async () => {
    const { page, close } = await open(browser, '/search?q=lantern');
    await page.keyboard.press('j');
    assert.ok(await focused(page, '.hit:first-child h3 a'));
    await page.keyboard.press('j');
    assert.ok(await focused(page, '.hit:nth-child(2) h3 a'));
    const href = await page.evaluate(() => document.activeElement.getAttribute('href'));
    await page.keyboard.press('o');
    await page.waitForURL('**/cable/**');
    assert.equal(path_of(page), href.split('?')[0]);
    await close();
});

test('n and N go from one lit word to the next and round', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231?q=ladder');
    const marks = await page.locator('main mark').count();
    const at = () => page.evaluate(() => [...document.querySelectorAll('main mark')].indexOf(document.activeElement));
    await page.keyboard.press('n');
    assert.equal(await at(), 0);
    await page.keyboard.press('N');
    assert.equal(await at(), marks - 1);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search);
    await close();
});

test('t shows the telegram as transmitted and again for reading', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.keyboard.press('t');
    await page.waitForURL('**/transmitted');
    await page.keyboard.press('t');
    await page.waitForURL('**/cable/07ZENDA231');
    await close();
});

test('t and back keeps the search that led here', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231?q=lantern');
    const lit = await page.locator('main mark').count();
    await page.keyboard.press('t');
    await page.waitForURL('**/transmitted?q=lantern');
    await page.keyboard.press('t');
    await page.waitForURL('**/cable/07ZENDA231?q=lantern');
    assert.equal(await page.locator('main mark').count(), lit);
    await close();
});

test('p opens the tools of a paragraph, Escape closes them', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231#p5');
    await page.keyboard.press('p');
    assert.equal(await page.locator('#p5 .tools').evaluate((one) => one.open), true);
    assert.ok(await focused(page, '#p5 .tools summary'));
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#p5 .tools').evaluate((one) => one.open), false);
    await close();
});

test('c and r lead to the citation and to the references', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.keyboard.press('c');
    assert.ok(await focused(page, 'section:has(> #s-cite)'));
    await page.keyboard.press('r');
    assert.ok(await focused(page, 'section:has(> #s-refs)'));
    await close();
});

test('the brackets lead to the neighbours at the post', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.keyboard.press(']');
    await page.waitForURL('**/cable/07ZENDA402');
    await page.keyboard.press('[');
    await page.waitForURL('**/cable/07ZENDA231');
    await close();
});

test('g and a second key lead to the lists', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    for (const [key, path] of [['d', '/dates'], ['o', '/origins'], ['t', '/tags'], ['m', '/missing'], ['h', '/']]) {
        await page.keyboard.press('g');
        await page.keyboard.press(key);
        await page.waitForURL(address(path));
    }
    await close();
});

test('lines as sent and the paragraph read from them are lit together', async () => {
    const { page, close } = await open(browser, '/cable/09SANDERLING88/transmitted');
    await page.locator('#t2 .rd').hover();
    assert.ok(await page.locator('#t2.same').count() === 1);
    await page.locator('#t3 .pin').focus();
    assert.equal(await page.locator('.seg.same').first().getAttribute('data-p'), '3');
    assert.equal(await page.locator('.seg.same:not([data-p="3"])').count(), 0);
    await close();
});

test('j and o open a telegram of a thread', async () => {
    const { page, close } = await open(browser, '/thread/07ZENDA231');
    await page.keyboard.press('j');
    const href = await page.evaluate(() => document.activeElement.getAttribute('href'));
    await page.keyboard.press('o');
    await page.waitForURL(address(href));
    await close();
});

test('the slash leads to the search box, where keys are letters', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await page.keyboard.press('/');
    await page.keyboard.type('tpgd?');
    assert.equal(await page.inputValue('#q'), 'tpgd?');
    assert.equal(path_of(page), '/cable/07ZENDA231');
    await close();
});

test('keys together with Ctrl, Alt or Meta are left to the browser', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    const taken = await page.evaluate(() => ['ctrlKey', 'altKey', 'metaKey'].map((modifier) =>
        !document.body.dispatchEvent(new KeyboardEvent('keydown',
            { key: 'j', bubbles: true, cancelable: true, [modifier]: true }))));
    assert.deepEqual(taken, [false, false, false]);
    await close();
});

test('keys can be switched off and on again on their page', async () => {
    const { page, close } = await open(browser, '/');
    await page.keyboard.press('?');
    await page.waitForURL('**/about/keys');
    assert.ok(await page.locator('#keys-on').isChecked());
    await page.uncheck('#keys-on');
    await page.goto(address('/cable/07ZENDA231'));
    await page.keyboard.press('t');
    assert.ok(await focused(page, 'body'));
    assert.equal(path_of(page), '/cable/07ZENDA231');
    await page.goto(address('/about/keys'));
    assert.equal(await page.locator('#keys-on').isChecked(), false);
    await page.check('#keys-on');
    await page.keyboard.press('/');
    assert.ok(await focused(page, '#q'));
    await close();
});

test('without script the page of keys has no switch', async () => {
    const { page, close } = await open(browser, '/about/keys', { script: false });
    assert.equal(await page.locator('#keys-on').isVisible(), false);
    await close();
});

test('the citation is copied and that is said', async () => {
    const { page, close } = await open_with_clipboard('/cable/07ZENDA231');
    await page.click('section:has(> #s-cite) > .copy');
    await copied(page, /^Embassy Zenda to .* 07ZENDA231, http.*\/cable\/07ZENDA231\.$/);
    await page.locator('[role=status]', { hasText: /^Copied$/ }).waitFor({ state: 'attached' });
    await close();
});

test('address and quotation of a paragraph are copied', async () => {
    const { page, close } = await open_with_clipboard('/cable/07ZENDA231');
    await page.click('#p5 .tools summary');
    await page.click('#p5 .tools button:text("Copy the address")');
    await copied(page, /\/cable\/07ZENDA231\/5$/);
    assert.equal(await clipboard(page), address('/cable/07ZENDA231/5'));
    await page.click('#p5 .tools button:text("Copy the quotation")');
    await copied(page, /^“Mr\. Zundholz, .*” 07ZENDA231, para\. 5\.$/);
    await close();
});

test('a selected passage is offered as a link, in whole words', async () => {
    const { page, close } = await open_with_clipboard('/cable/07ZENDA231');
    await select(page, '#p5 .txt', 'undholz', 'Zundholz');
    await page.click('.passage');
    await page.locator('.passage', { hasText: /^Copied$/ }).waitFor();
    const link = await clipboard(page);
    assert.ok(link.startsWith(address('/cable/07ZENDA231/5#:~:text=')), link);
    assert.match(decodeURIComponent(link), /(=|,)Zundholz$/);
    await close();
});

test('a long passage is named by its first and last words', async () => {
    const { page, close } = await open_with_clipboard('/cable/07ZENDA231');
    const text = await page.locator('#p5 .txt').textContent();
    assert.ok(text.length > 150);
    await select(page, '#p5 .txt', text.slice(0, 10), text.slice(-20).trimEnd());
    await page.click('.passage');
    await page.locator('.passage', { hasText: /^Copied$/ }).waitFor();
    const passage = decodeURIComponent((await clipboard(page)).split(':~:text=')[1]);
    const [start, end] = [passage.split(',')[0], passage.slice(-10)];
    assert.ok(text.replace(/\s+/g, ' ').startsWith(start.replace(/-$/, '')), passage);
    assert.ok(text.trimEnd().endsWith(end), passage);
    await close();
});

test('a selection over two paragraphs takes the link away', async () => {
    const { page, close } = await open(browser, '/cable/07ZENDA231');
    await select(page, '#p5 .txt', 'Zundholz', 'Zundholz');
    await page.locator('.passage').waitFor();
    await page.evaluate(() => getSelection().setBaseAndExtent(
        document.querySelector('#p1 .txt').firstChild, 0, document.querySelector('#p2 .txt').firstChild, 5));
    await page.locator('.passage').waitFor({ state: 'detached' });
    await close();
});

test('suggestions stand under the box, arrows choose one, Enter asks for it', async () => {
    const { page, close } = await open(browser, '/');
    await page.locator('#q').pressSequentially('lamp from:zen');
    await page.waitForSelector('#suggestions li');
    assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'true');
    await page.press('#q', 'ArrowDown');
    const chosen = page.locator('#suggestions [aria-selected="true"]');
    assert.equal(await page.getAttribute('#q', 'aria-activedescendant'), await chosen.getAttribute('id'));
    assert.equal(await chosen.getAttribute('data-query'), 'lamp from:ZENDA');
    await page.press('#q', 'ArrowUp');
    assert.equal(await chosen.count(), 0);
    await page.press('#q', 'ArrowDown');
    await page.press('#q', 'Enter');
    await page.waitForURL('**/search?q=lamp+from%3AZENDA');
    await close();
});

test('a field that is chosen offers its values', async () => {
    const { page, close } = await open(browser, '/');
    await page.locator('#q').pressSequentially('lamp clas');
    await page.waitForSelector('#suggestions [data-query="lamp class:"]');
    await page.press('#q', 'ArrowDown');
    await page.press('#q', 'Enter');
    await page.waitForSelector('#suggestions [data-query="lamp class:secret"]');
    assert.equal(await page.inputValue('#q'), 'lamp class:');
    await close();
});

test('Escape closes the suggestions and Enter asks for what was typed', async () => {
    const { page, close } = await open(browser, '/');
    await page.locator('#q').pressSequentially('zen');
    await page.waitForSelector('#suggestions li');
    await page.press('#q', 'Escape');
    assert.equal(await page.locator('#suggestions').isVisible(), false);
    assert.equal(await page.inputValue('#q'), 'zen');
    await page.press('#q', 'Enter');
    await page.waitForURL('**/search?q=zen');
    await close();
});

test('in French the script speaks French', async () => {
    const { page, close } = await open(browser, '/language/fr?back=/cable/07ZENDA231');
    assert.equal(await page.locator('section:has(> #s-cite) > .copy').textContent(), 'Copier');
    await close();
});

test('the script breaks no policy and asks nothing of another host', async () => {
    const { page, outside, faults, close } = await open(browser, '/cable/07ZENDA231');
    await page.click('#p5 .tools summary');
    await select(page, '#p5 .txt', 'Mr.', 'Zundholz');
    await page.waitForSelector('.passage');
    assert.deepEqual(outside, []);
    assert.deepEqual(faults, []);
    await close();
});
