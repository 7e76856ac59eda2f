// SPDX-License-Identifier: AGPL-3.0-or-later

// Pages look as they did when somebody last looked at them. The pictures in screenshots/ are half as large as the page;
// REFTEL_UPDATE_SCREENSHOTS=1 makes them anew: look at each before it is kept.
//
// What is compared is the mean colour of squares of 16 pixels of the page, each held against the kept picture at the
// same place and up to two pixels beside it. So another version of a font or another smoothing of its edges draws the
// same picture. A part that moved, vanished or changed its colour is a patch of squares that touch and differ; a word
// is one. A machine with other fonts breaks lines elsewhere: there the pictures say nothing, and the test is skipped.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { open, startBrowser } from './room.mjs';

const folder = fileURLToPath(new URL('./screenshots/', import.meta.url));
const fontsFile = join(folder, 'fonts.json');
const update = process.env.REFTEL_UPDATE_SCREENSHOTS === '1';

// Nothing of these depends on the day or on the time of the import.
const pages = {
    home: '/',
    telegram: '/cable/07ZENDA231',
    transmitted: '/cable/07ZENDA231/transmitted',
    search: '/search?q=lamp+-tag:PGOV',
    year: '/dates/2007',
    coverage: '/stats/ZENDA',
    thread: '/thread/07ZENDA231',
    missing: '/missing/07ZENDA198',
};
const sizes = [[1280, 900], [390, 844]];
// The other kinds, each once on a desk by day and once on a phone by night.
const others = {
    paragraph: '/cable/07ZENDA231/5',
    witnesses: '/cable/07ZENDA231/witnesses',
    list: '/list?t=07ZENDA231%2F5&t=07ZENDA77',
    'no-hits': '/search?q=nowhere+tobefound',
    dates: '/dates',
    month: '/dates/2007/04',
    tags: '/tags',
    tag: '/tags/PGOV',
    origins: '/origins',
    origin: '/origins/ZENDA',
    countries: '/countries',
    country: '/countries/US',
    captions: '/captions',
    people: '/people',
    person: '/people/TBLIGHTFOOT',
    classifications: '/classifications',
    level: '/classifications/SECRET',
    'about-levels': '/about/classification?at=1975-03-12',
    'about-keys': '/about/keys',
    stats: '/stats',
    'all-missing': '/missing',
    'no-page': '/nothing',
};
// And what is neither: without script, on paper, in another language.
const variants = {
    'search-no-script': ['/search?q=lamp+-tag:PGOV', { script: false }],
    'telegram-no-script': ['/cable/07ZENDA231', { script: false }],
    'telegram-print': ['/cable/07ZENDA231', { media: 'print', width: 794, height: 1123 }],
    'list-print': ['/list?t=07ZENDA231%2F5&t=07ZENDA77', { media: 'print', width: 794, height: 1123 }],
    'telegram-french': ['/cable/07ZENDA231', { locale: 'fr-FR' }],
    'search-french': ['/search?q=lamp+-tag:PGOV', { locale: 'fr-FR' }],
};

const kSquare = 8;        // Pixels of a kept picture, which has half of the page's
const kStep = 4;          // From one square to the next: they overlap, so that one lies well over a short word
const kShift = 1;         // Pixels of a kept picture by which a square may be off
const kDifference = 20;   // Of 255, in red, green or blue: squares that differ by more are counted,
const kLeast = 8;         // and those that differ by more than this, if that is
const kPart = 0.45;       // more than this part of what stands out from the paper there
const kPatch = 8;         // Squares that touch and differ: fewer are let pass
const kFontWidths = 0.01; // Part by which the width of sample text may differ

let browser;
let desk;  // A page that reads pictures
let seenFolder;
before(async () => {
    browser = await startBrowser();
    desk = await browser.newPage();
});
after(() => browser.close());

// ---------- in the browser, which can read its own pictures ----------

// Half as large, and of fewer colours, so that it is a small file.
async function halved(bytes) {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
    const [width, height] = [Math.floor(picture.width / 2), Math.floor(picture.height / 2)];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, width, height);
    const image = context.getImageData(0, 0, width, height);
    for (let at = 0; at < image.data.length; at += 1) {
        image.data[at] = Math.round(image.data[at] / 17) * 17;
    }
    context.putImageData(image, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
}

// The patches in which two pictures differ, and the first picture with these framed.
async function compared([seen, kept, { square, step, shift, difference, least, part, patch }]) {
    // The most frequent value.
    function paper_of(data, colour) {
        const counts = new Array(256).fill(0);
        for (let at = colour; at < data.length; at += 4) {
            counts[data[at]] += 1;
        }
        return counts.indexOf(Math.max(...counts));
    }
    async function read(bytes) {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${bytes}`)).blob());
        const { width, height } = picture;
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.drawImage(picture, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        // Sums of all that is above and to the left, so that the mean of any square is four look-ups.
        const sums = [0, 1, 2].map(() => new Float64Array((width + 1) * (height + 1)));
        for (let y = 0; y < height; y += 1) {
            for (let x = 0; x < width; x += 1) {
                for (let colour = 0; colour < 3; colour += 1) {
                    const sum = sums[colour];
                    sum[(y + 1) * (width + 1) + x + 1] = data[4 * (y * width + x) + colour] + sum[y * (width + 1) + x + 1]
                        + sum[(y + 1) * (width + 1) + x] - sum[y * (width + 1) + x];
                }
            }
        }
        const mean = (left, top) => sums.map((sum) => (sum[(top + square) * (width + 1) + left + square]
            - sum[top * (width + 1) + left + square] - sum[(top + square) * (width + 1) + left] + sum[top * (width + 1) + left])
            / (square * square));
        return { width, height, mean, paper: [0, 1, 2].map((colour) => paper_of(data, colour)), canvas, context };
    }
    const [one, other] = [await read(seen), await read(kept)];
    if (one.width !== other.width || one.height !== other.height) {
        return { sizes: [`${one.width} x ${one.height}`, `${other.width} x ${other.height}`] };
    }
    const columns = Math.floor((one.width - square) / step) + 1;
    const rows = Math.floor((one.height - square) / step) + 1;
    const differ = (mean, kept_mean) => mean.some((value, colour) => {
        const by = Math.abs(value - kept_mean[colour]);
        const ink = Math.max(Math.abs(value - one.paper[colour]), Math.abs(kept_mean[colour] - one.paper[colour]));
        return by > difference || (by > least && by > part * ink);
    });
    function differs(column, row) {
        const [left, top] = [column * step, row * step];
        const mean = one.mean(left, top);
        for (let y = top - shift; y <= top + shift; y += 1) {
            for (let x = left - shift; x <= left + shift; x += 1) {
                if (x >= 0 && y >= 0 && x + square <= one.width && y + square <= one.height
                    && !differ(mean, other.mean(x, y))) {
                    return false;
                }
            }
        }
        return true;
    }
    const left = new Set();
    for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1) {
            if (differs(column, row)) {
                left.add(row * columns + column);
            }
        }
    }
    const patches = [];
    for (const first of left) {
        const found = [first];
        left.delete(first);
        for (const at of found) {  // Grows while it is walked
            const [column, row] = [at % columns, Math.floor(at / columns)];
            for (let y = row - 1; y <= row + 1; y += 1) {
                for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
                    if (left.delete(y * columns + x)) {
                        found.push(y * columns + x);
                    }
                }
            }
        }
        if (found.length >= patch) {
            const across = found.map((at) => at % columns);
            const down = found.map((at) => Math.floor(at / columns));
            const [x, y] = [Math.min(...across), Math.min(...down)];
            patches.push({ squares: found.length, x: x * step, y: y * step,
                width: (Math.max(...across) - x) * step + square, height: (Math.max(...down) - y) * step + square });
        }
    }
    one.context.strokeStyle = '#f0f';
    one.context.lineWidth = 2;
    for (const { x, y, width, height } of patches) {
        one.context.strokeRect(x - 1, y - 1, width + 2, height + 2);
    }
    return { patches: patches.sort((a, b) => b.squares - a.squares), framed: one.canvas.toDataURL('image/png').split(',')[1] };
}

// How wide a sentence is in each of the three faces.
function faces() {
    const style = getComputedStyle(document.documentElement);
    const context = document.createElement('canvas').getContext('2d');
    return Object.fromEntries(['serif', 'sans', 'mono'].map((face) => {
        context.font = `100px ${style.getPropertyValue(`--${face}`)}`;
        return [face, Math.round(context.measureText('Sphinx of black quartz, judge my vow 0123456789').width)];
    }));
}

// Citations name the address of the server, which is another one in each run.
function fix_addresses() {
    for (const cite of document.querySelectorAll('.cite')) {
        cite.innerHTML = cite.innerHTML.replaceAll(location.origin, 'http://room.example');
    }
}

// What stands at the middle of a patch, in words for the message.
function element_at([x, y]) {
    const one = document.elementFromPoint(x, y);
    if (one === null) {
        return 'nothing';
    }
    const [classes, words] = [one.getAttribute('class'), one.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)];
    return `<${one.localName}${classes ? ` class="${classes}"` : ''}> ${JSON.stringify(words)}`;
}

// ---------- the comparison ----------

async function are_other_fonts(page) {
    const here = await page.evaluate(faces);
    if (update) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(fontsFile, `${JSON.stringify(here)}\n`);
    }
    const kept = JSON.parse(readFileSync(fontsFile, 'utf8'));
    return Object.keys(kept).some((face) => Math.abs(here[face] - kept[face]) > kept[face] * kFontWidths);
}

function keep_seen(name, bytes) {
    seenFolder ??= mkdtempSync(join(tmpdir(), 'reftel-screenshots-'));
    const file = join(seenFolder, `${name}.png`);
    writeFileSync(file, Buffer.from(bytes, 'base64'));
    return file;
}

async function compare(context, name, path, options) {
    const { page, close } = await open(browser, path, options);
    await page.emulateMedia({ media: options.media ?? 'screen' });
    await page.evaluate(() => document.fonts.ready);
    if (await are_other_fonts(page)) {
        context.skip('this machine has other fonts than the one that made the pictures');
        await close();
        return;
    }
    await page.evaluate(fix_addresses);
    const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const seen = await desk.evaluate(halved, bytes.toString('base64'));
    const file = join(folder, `${name}.png`);
    if (update) {
        writeFileSync(file, Buffer.from(seen, 'base64'));
    }
    assert.ok(existsSync(file), `${file} is not there: make it with REFTEL_UPDATE_SCREENSHOTS=1 and look at it`);
    const limits = { square: kSquare, step: kStep, shift: kShift, difference: kDifference, least: kLeast, part: kPart, patch: kPatch };
    const { sizes: unequal, patches, framed } = await desk.evaluate(compared, [seen, readFileSync(file).toString('base64'), limits]);
    assert.equal(unequal, undefined, `${name}: the pictures are not equally large: ${unequal?.join(', ')}`);
    const where = [];
    for (const { x, y, width, height } of patches.slice(0, 5)) {
        const what = await page.evaluate(element_at, [2 * x + width, 2 * y + height]);
        where.push(`  ${2 * width} x ${2 * height} px from ${2 * x},${2 * y}: ${what}`);
    }
    await close();
    assert.ok(patches.length === 0, `${path} does not look as in ${file}; ${patches.length} places differ, the largest:\n${where.join('\n')}\n`
        + `What was seen, with these places framed: ${patches.length === 0 ? '' : keep_seen(name, framed)}\n`
        + 'If it is meant to look so: REFTEL_UPDATE_SCREENSHOTS=1, look at the new picture, keep it.');
}

for (const [name, path] of Object.entries(pages)) {
    for (const [width, height] of sizes) {
        for (const scheme of ['light', 'dark']) {
            test(`${path} looks as it did at ${width} px, ${scheme}`,
                (context) => compare(context, `${name}-${width}-${scheme}`, path, { width, height, scheme }));
        }
    }
}
for (const [name, path] of Object.entries(others)) {
    test(`${path} looks as it did at 1280 px, light`,
        (context) => compare(context, `${name}-1280-light`, path, { width: 1280, height: 900, scheme: 'light' }));
    test(`${path} looks as it did at 390 px, dark`,
        (context) => compare(context, `${name}-390-dark`, path, { width: 390, height: 844, scheme: 'dark' }));
}
for (const [name, [path, options]] of Object.entries(variants)) {
    test(`${path} looks as it did: ${name}`, (context) => compare(context, name, path, options));
}
