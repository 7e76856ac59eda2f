// SPDX-License-Identifier: AGPL-3.0-or-later

// What newcomers come for, done from the first page; the number of actions of each stands in docs/usability.md.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { address, open, startBrowser } from './room.mjs';

const stated = new Map([...readFileSync(new URL('../../../docs/usability.md', import.meta.url), 'utf8')
    .matchAll(/^\| (\d+) \| .* \| (\d+) \| .* \|$/gm)].map(([, task, actions]) => [Number(task), Number(actions)]));

let browser;
before(async () => { browser = await startBrowser(); });
after(() => browser.close());

// A reader whose actions are counted.
class Reader {
    actions = 0;

    constructor(page) { this.page = page; }

    async click(selector) {
        this.actions += 1;
        await this.page.locator(selector).first().click();
        await this.page.waitForLoadState();
    }
    async type(text) {
        this.actions += 1;
        await this.page.fill('#q', text);
    }
    async fill(selector, text) {
        this.actions += 1;
        await this.page.fill(selector, text);
    }
    async press(key) {
        this.actions += 1;
        await this.page.keyboard.press(key);
        await this.page.waitForLoadState();
    }
    async write(text) {
        this.actions += 1;
        await this.page.keyboard.type(text);
    }
    async search(text) {
        await this.type(text);
        this.actions += 1;
        await Promise.all([this.page.waitForNavigation(), this.page.press('#q', 'Enter')]);
    }
    at(path) { return this.page.waitForURL(address(path)); }
    path() { return new URL(this.page.url()).pathname; }
    clipboard() { return this.page.evaluate(() => navigator.clipboard.readText()); }
}

const done = new Set();

function task(number, name, run) {
    done.add(number);
    test(`${number}. ${name}`, async () => {
        const { page, close } = await open(browser, '/');
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        const reader = new Reader(page);
        await run(reader);
        assert.equal(reader.actions, stated.get(number), 'actions, as docs/usability.md states them');
        await close();
    });
}

task(1, 'a reference as one remembers it', async (reader) => {
    await reader.search('07 zenda 231');
    assert.equal(reader.path(), '/cable/07ZENDA231');
});

task(2, 'a reference without its year', async (reader) => {
    await reader.search('Zenda 231');
    assert.equal(reader.path(), '/cable/07ZENDA231');
});

task(3, 'what a post said of something in a month', async (reader) => {
    await reader.search('ladder from:zenda date:2007-04');
    assert.equal(await reader.page.locator('.hit .id').first().textContent(), '07ZENDA231');
});

task(4, 'the same by facet and form', async (reader) => {
    await reader.search('ladder');
    await reader.click('section:has(#f-from) .facet a.v:has-text("ZENDA")');
    await reader.fill('#d1', '2007-04-01');
    await reader.fill('#d2', '2007-04-30');
    await reader.click('text=Set dates');
    assert.equal(await reader.page.locator('.hit .id').first().textContent(), '07ZENDA231');
});

task(5, 'the words lit', async (reader) => {
    await reader.search('"borrowed match"');
    await reader.click('.hit h3 a');
    await reader.press('n');
    assert.match(await reader.page.evaluate(() => document.activeElement.textContent), /borrowed match/i);
});

task(6, 'how its third paragraph is cited', async (reader) => {
    await reader.search('07ZENDA231 para 3');
    await reader.click('section:has(> #s-cite) > .copy');
    assert.match(await reader.clipboard(), /para\. 3/);
});

task(7, 'a paragraph quoted', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('#p5 .tools summary');
    await reader.click('#p5 button:text("Copy the quotation")');
    assert.match(await reader.clipboard(), /^“Mr\. Zundholz.*para\. 5\.$/);
});

task(8, 'a link to a passage', async (reader) => {
    await reader.search('07ZENDA231');
    reader.actions += 1;
    await reader.page.locator('#p5 .txt').evaluate((one) =>
        getSelection().setBaseAndExtent(one.firstChild, 4, one.firstChild, 40));
    await reader.click('.passage');
    assert.ok((await reader.clipboard()).startsWith(address('/cable/07ZENDA231/5#:~:text=')));
});

task(9, 'references, two steps', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('section:has(#s-refs) a.id:text("07ZENDA77")');
    await reader.at('/cable/07ZENDA77');
    await reader.click('section:has(#s-refs) a.id:text("06PORTLANTERN412")');
    await reader.at('/cable/06PORTLANTERN412');
});

task(10, 'who cites it', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('section:has(#s-by) a.id:text("07ZENDA402")');
    await reader.at('/cable/07ZENDA402');
});

task(11, 'as transmitted', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('.switch a:text("As transmitted")');
    await reader.at('/cable/07ZENDA231/transmitted');
});

task(12, 'the line a paragraph begins at', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('#p5 .tools summary');
    await reader.click('#p5 .tools a:text("As transmitted")');
    assert.match(await reader.page.locator('.l:target').textContent(), /Zundholz/i);
});

task(13, 'one that is not here', async (reader) => {
    await reader.search('07ZENDA198');
    assert.equal(reader.path(), '/missing/07ZENDA198');
    await reader.click('.ev a');
    assert.ok(reader.path().startsWith('/cable/'));
    assert.match(await reader.page.locator('main').textContent(), /198/);
});

task(14, 'the feed of a TAG', async (reader) => {
    await reader.click('.top a:text("TAGS")');
    await reader.click('a[href="/tags/PGOV"]');
    const feed = await reader.page.locator('a:text("Feed")').first().getAttribute('href');
    reader.actions += 1;   // A browser shows or saves a feed as it likes; what it gets is looked at instead.
    const response = await reader.page.request.get(address(feed));
    assert.match(response.headers()['content-type'], /application\/atom\+xml/);
});

task(15, 'a day', async (reader) => {
    await reader.click('.top a:text("Dates")');
    await reader.click('main a[href="/dates/2007"]');
    await reader.click('main a[href="/dates/2007/04"]');
    await reader.click('main a[href="/dates/2007/04/17"]');
    assert.match(await reader.page.locator('.newest').textContent(), /07ZENDA231/);
});

task(16, 'a post, and its next telegram', async (reader) => {
    await reader.click('.top a:text("Origins")');
    await reader.click('main ul a[href="/origins/ZENDA"]');
    await reader.click('main .newest a[href="/cable/07ZENDA231"]');
    await reader.click('.step > span:last-child a');
    await reader.at('/cable/07ZENDA402');
});

task(17, 'what the markings mean', async (reader) => {
    await reader.click('.foot a:text("What the markings mean")');
    assert.match(await reader.page.locator('main').textContent(), /damage to national security/);
});

task(18, 'another language', async (reader) => {
    await reader.click('.foot a:text("Français")');
    await reader.at('/');
    assert.equal(await reader.page.locator('html').getAttribute('lang'), 'fr');
});

task(19, 'two telegrams collected', async (reader) => {
    for (const id of ['07ZENDA231', '07ZENDA77']) {
        await reader.search(id);
        await reader.click('.app a.collect');
        assert.equal(await reader.page.locator('.app a.collect').textContent(), 'In the list');
    }
    await reader.click('.top a:text("List (2)")');
    const book = reader.page.waitForEvent('download');
    await reader.click('a:text("BibTeX")');
    const bibtex = readFileSync(await (await book).path(), 'utf8');
    assert.equal(bibtex.match(/^@/gm).length, 2);
});

task(20, 'by keyboard alone', async (reader) => {
    await reader.press('/');
    await reader.write('lantern');
    await reader.press('Enter');
    await reader.page.waitForURL('**/search**');
    await reader.press('j');
    await reader.press('j');
    const second = await reader.page.locator('.hit .id').nth(1).textContent();
    await reader.press('o');
    await reader.page.waitForURL(`**/cable/${second}**`);
});

task(21, 'results one after the other', async (reader) => {
    await reader.search('lantern');
    const ids = await reader.page.locator('.hit .line .id').allTextContents();
    await reader.click('.hit h3 a');
    await reader.click('.litbar a[rel="next"]');
    await reader.click('.litbar a[rel="next"]');
    assert.equal(reader.path(), `/cable/${ids[2]}`);
});

task(22, 'what is linked with a telegram', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('.app a[href="/thread/07ZENDA231"]');
    assert.ok(await reader.page.locator('.seq .here').isVisible());
});

task(23, 'two copies compared', async (reader) => {
    await reader.search('07ZENDA231');
    await reader.click('.app a:text("What differs between them")');
    assert.match(await reader.page.locator('.diff').textContent(), /by way of the garden/);
});

task(24, 'the most cited that is not here', async (reader) => {
    await reader.click('.top a:text("Missing")');
    await reader.click('main .v');
    assert.ok(await reader.page.locator('.ev q').first().isVisible());
});

test('each task of docs/usability.md is done here', () => {
    assert.deepEqual([...done], [...stated.keys()]);
});
