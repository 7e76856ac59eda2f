// SPDX-License-Identifier: AGPL-3.0-or-later

// What the browser tests share: one browser, and pages of the room in REFTEL_URL at a width and in a colour scheme.

import { chromium } from 'playwright-core';

const base = process.env.REFTEL_URL;
if (!base) {
    throw new Error('REFTEL_URL must name a reading room of the examples, such as http://127.0.0.1:8436');
}
const executablePath = process.env.REFTEL_BROWSER ?? '/usr/bin/chromium';
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const address = (path) => new URL(path, base).href;

export const startBrowser = () => chromium.launch({ executablePath, args });

// Opens a page; `script: false` switches the page's scripts off, as readers may.
export async function open(browser, path, { width = 1280, height = 900, scheme = 'light', script = true, locale = 'en-GB' } = {}) {
    const context = await browser.newContext({
        viewport: { width, height }, colorScheme: scheme, javaScriptEnabled: script, locale,
    });
    const page = await context.newPage();
    const outside = [];
    page.on('request', (request) => {
        if (!request.url().startsWith(base.replace(/\/$/, ''))) {
            outside.push(request.url());
        }
    });
    const faults = [];
    page.on('console', (message) => {
        if (message.type() === 'error') {
            faults.push(message.text());
        }
    });
    const response = await page.goto(address(path));
    return { page, response, outside, faults, close: () => context.close() };
}
