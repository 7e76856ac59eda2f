// SPDX-License-Identifier: AGPL-3.0-or-later
//
// Comfort for the reading room. Nothing here is needed: every page does all it does without script. What is said to
// readers comes from the page, in its language, as data attributes of this script's element. Nothing is asked of another
// host, and nothing is kept but the reading list and one setting in this browser.
//
// Parts: what is kept and said, copying, a link to a passage, the reading list,
// suggestions, as transmitted, a span of dates, keys.

(() => {
'use strict';

const words = document.currentScript.dataset;

// ---------- what is kept and said ----------

// A browser may refuse to keep anything; then a setting lasts as long as the page.
const kept = {
    get(name) {
        try {
            return localStorage.getItem(`reftel.${name}`);
        } catch {
            return null;
        }
    },
    set(name, value) {
        try {
            localStorage.setItem(`reftel.${name}`, value);
        } catch { /* the page goes on without it */ }
    },
};

const make = (tag, properties, ...children) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...children);
    return one;
};

// Heard by those who do not see the page change.
const announcer = make('p', { className: 'vh' });
announcer.setAttribute('role', 'status');
document.body.append(announcer);
const say = (text) => { announcer.textContent = text; };

// ---------- copying ----------

const one_line = (text) => text.replace(/\s+/g, ' ').trim();

// Over plain HTTP there is no clipboard to ask for, only the old command.
function copy_by_command(text) {
    const field = make('textarea', { value: text, className: 'vh' });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    before?.focus?.({ preventScroll: true });
    return done;
}

async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copy_by_command(text);
    }
}

async function copy_and_say(button, text) {
    if (await copy(text)) {
        const label = button.textContent;
        button.textContent = words.copied;
        button.addEventListener('blur', () => { button.textContent = label; }, { once: true });
        say(words.copied);
    }
}

function copy_button(label, text) {
    const button = make('button', { type: 'button', className: 'copy', textContent: label });
    button.addEventListener('click', () => copy_and_say(button, text()));
    return button;
}

function add_copy_buttons() {
    for (const one of document.querySelectorAll('.cite')) {
        const button = copy_button(words.copy, () => one_line(one.textContent));
        const heading = one.closest('section')?.querySelector('h2[id]');
        if (heading) {
            button.setAttribute('aria-describedby', heading.id);
        }
        one.after(button);
    }
}

// The tools of a paragraph get their buttons when they are first opened: a telegram may have hundreds.
document.addEventListener('toggle', (event) => {
    const tools = event.target;
    if (!tools.matches?.('.tools[open]') || tools.querySelector('.copy')) {
        return;
    }
    const link = tools.querySelector('li a');
    const quote = tools.querySelector('.quote');
    quote.after(make('p', { className: 'copies' },
        copy_button(words.copyAddress, () => link.href),
        copy_button(words.copyQuotation, () => one_line(quote.textContent))));
}, true);

// ---------- a link to a passage ----------
//
// The address of the paragraph with a text fragment. Browsers that know no text fragments still open the paragraph.

const kLongestWhole = 80;   // Characters: a longer passage is named by its first and last words.
const word_inside = /[\p{L}\p{N}\p{M}]/u;

const place_in = (root, node, at) => {
    const range = document.createRange();
    range.setStart(root, 0);
    range.setEnd(node, at);
    return range.toString().length;
};

// Fragments match whole words only.
function whole_words(text, begin, end) {
    while (begin < end && /\s/.test(text[begin])) { begin += 1; }
    while (end > begin && /\s/.test(text[end - 1])) { end -= 1; }
    while (begin > 0 && word_inside.test(text[begin]) && word_inside.test(text[begin - 1])) { begin -= 1; }
    while (end < text.length && end > 0 && word_inside.test(text[end - 1]) && word_inside.test(text[end])) { end += 1; }
    return [begin, end];
}

const first_words = (line) => line.slice(0, 200).match(/^(?:\S+[^\S\n]+){0,4}\S+/)?.[0] ?? '';
const last_words = (line) => line.slice(-200).match(/(?:\S+[^\S\n]+){0,4}\S+$/)?.[0] ?? '';
const escaped = (text) => encodeURIComponent(one_line(text)).replaceAll('-', '%2D');

function fragment_for(text, begin, end) {
    const passage = text.slice(begin, end);
    const whole = passage.length <= kLongestWhole && !passage.includes('\n');
    const start = whole ? passage : first_words(passage.split('\n')[0]);
    const rest = whole ? '' : `,${escaped(last_words(passage.split('\n').at(-1)))}`;
    const often = document.querySelector('main').textContent.split(start).length > 2;
    const before = often ? last_words(text.slice(0, begin).split('\n').at(-1).trimEnd()) : '';
    return `#:~:text=${before ? `${escaped(before)}-,` : ''}${escaped(start)}${rest}`;
}

// The paragraph's page: said in its tools, or by its number, or by the page itself.
function address_of(paragraph) {
    const link = paragraph.querySelector('.tools li a, a.no[href^="/cable/"]');
    return link?.href ?? (paragraph.matches('.here') ? location.origin + location.pathname : null);
}

function selected_passage() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) {
        return null;
    }
    const range = selection.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const text = (common.nodeType === Node.TEXT_NODE ? common.parentElement : common).closest('.para > .txt');
    const address = text && address_of(text.parentElement);
    if (!address) {
        return null;
    }
    const [begin, end] = whole_words(text.textContent, place_in(text, range.startContainer, range.startOffset),
        place_in(text, range.endContainer, range.endOffset));
    return begin === end ? null
        : { text, box: range.getBoundingClientRect(), href: address + fragment_for(text.textContent, begin, end) };
}

const passage_link = make('a', { className: 'passage', textContent: words.passage });
passage_link.addEventListener('mousedown', (event) => event.preventDefault());   // keeps the selection
passage_link.addEventListener('click', (event) => {
    event.preventDefault();
    copy_and_say(passage_link, passage_link.href);
});

function offer_passage_link() {
    const found = selected_passage();
    if (!found) {
        if (document.activeElement !== passage_link) {
            passage_link.remove();
        }
        return;
    }
    const paragraph = found.text.parentElement;
    const frame = paragraph.getBoundingClientRect();
    passage_link.href = found.href;
    passage_link.textContent = words.passage;
    found.text.after(passage_link);
    const room = Math.max(0, frame.width - passage_link.offsetWidth);
    passage_link.style.left = `${Math.min(Math.max(0, found.box.left - frame.left), room)}px`;
    passage_link.style.top = `${found.box.bottom - frame.top + 6}px`;
}

let offering = 0;
document.addEventListener('selectionchange', () => {
    clearTimeout(offering);
    offering = setTimeout(offer_passage_link, 150);
});

// ---------- the reading list ----------
//
// A list is its address, `/list?t=07ZENDA231`. One list is kept in this browser, so that it can grow from page to page;
// a list that somebody passed on replaces it only when asked to.

const kMostPlaces = 200;

function my_list() {
    try {
        const list = JSON.parse(kept.get('list') ?? '[]');
        return Array.isArray(list) ? list.filter((one) => typeof one === 'string').slice(0, kMostPlaces) : [];
    } catch {
        return [];
    }
}

const places_of = (url) => new URL(url, location.href).searchParams.getAll('t');
const address_of_list = (list) => `/list${list.map((one, at) => `${at === 0 ? '?' : '&'}t=${encodeURIComponent(one)}`).join('')}`;
const same = (one, other) => one.join(' ') === other.join(' ');

function show_list_link() {
    const list = my_list();
    const links = document.querySelector('.top nav ul');
    const item = links.querySelector('.mine') ?? make('li', { className: 'mine' }, make('a'));
    item.firstChild.href = address_of_list(list);
    item.firstChild.textContent = `${words.list} (${list.length})`;
    item.firstChild.rel = 'nofollow';
    if (list.length > 0) {
        links.append(item);
    } else {
        item.remove();
    }
}

function keep_list(list) {
    kept.set('list', JSON.stringify(list));
    show_list_link();
}

// A link that collects says so once its place is in the list, and then leads to the list.
function mark_collected(link) {
    if (my_list().includes(places_of(link.href)[0])) {
        link.dataset.collected = '';
        link.textContent = words.collected;
    }
}

function collect(link) {
    const list = my_list();
    if (list.length >= kMostPlaces) {
        say(words.listFull);
        link.textContent = words.listFull;
        return;
    }
    keep_list([...list, ...places_of(link.href)]);
    mark_collected(link);
    say(words.collected);
}

document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.collect');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        if ('collected' in link.dataset) {
            location.assign(address_of_list(my_list()));
        } else {
            collect(link);
        }
    }
});

// On the page of a list: when it is mine, changes made there are mine too; else it can become mine.
function tie_list_page() {
    const form = document.querySelector('form.listed');
    if (!form) {
        return;
    }
    const shown = places_of(location.href);
    if (kept.get('editing') === 'yes') {
        keep_list(shown);
    }
    kept.set('editing', 'no');
    if (same(shown, my_list())) {
        form.addEventListener('submit', () => kept.set('editing', 'yes'));
    } else if (shown.length > 0) {
        const button = make('button', { type: 'button', className: 'copy', textContent: words.keep });
        button.addEventListener('click', () => {
            keep_list(shown);
            location.reload();
        });
        form.querySelector('.between').append(button);
    }
}

// ---------- suggestions under the search box ----------
//
// A combobox with a list (WAI-ARIA 1.2): the focus stays in the box, arrows choose, Enter takes, Escape closes. A search
// that is typed without looking at the list is the one that is asked.

const kRest = 120;   // Milliseconds without a letter before the server is asked.

function add_suggestions(box) {
    const list = make('ul', { id: 'suggestions', className: 'suggestions', hidden: true });
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', words.suggestions);
    box.form.append(list);
    for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-expanded', 'false'],
        ['aria-controls', list.id]]) {
        box.setAttribute(name, value);
    }
    let asked = null;   // The request under way.
    let resting = 0;

    const chosen = () => list.querySelector('[aria-selected="true"]');

    const fold = () => {
        clearTimeout(resting);
        asked?.abort();
        list.hidden = true;
        list.replaceChildren();
        box.setAttribute('aria-expanded', 'false');
        box.removeAttribute('aria-activedescendant');
    };

    const choose = (option) => {
        chosen()?.setAttribute('aria-selected', 'false');
        if (option) {
            option.setAttribute('aria-selected', 'true');
            box.setAttribute('aria-activedescendant', option.id);
            option.scrollIntoView({ block: 'nearest' });
        } else {
            box.removeAttribute('aria-activedescendant');
        }
    };

    // A field is only the beginning of what is asked for: its values are offered next.
    const take = (option) => {
        box.value = option.dataset.query;
        fold();
        if (option.dataset.kind === 'field') {
            ask();
        } else {
            box.form.requestSubmit();
        }
    };

    const option_for = (one, at) => {
        const option = make('li', { id: `suggestion-${at}` },
            make('span', { className: 'v', textContent: one.value }),
            make('span', { className: 'quiet', textContent: one.label ?? '' }),
            make('span', { className: 'k num', textContent: one.kind === 'id' ? '' : String(one.telegrams ?? '') }));
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.query = one.query;
        option.dataset.kind = one.kind;
        option.addEventListener('mousedown', (event) => event.preventDefault());   // the box keeps the focus
        option.addEventListener('click', () => take(option));
        return option;
    };

    const ask = async () => {
        asked?.abort();
        asked = new AbortController();
        const typed = box.value;
        try {
            const answer = await fetch(`/complete.json?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
            const { completions } = await answer.json();
            if (box.value !== typed || document.activeElement !== box) {
                return;
            }
            list.replaceChildren(...completions.map(option_for));
            list.hidden = completions.length === 0;
            box.setAttribute('aria-expanded', String(!list.hidden));
            box.removeAttribute('aria-activedescendant');
            if (!list.hidden) {
                say(`${words.suggestions}: ${completions.length}`);
            }
        } catch { /* no suggestions then */ }
    };

    box.addEventListener('input', () => {
        clearTimeout(resting);
        if (box.value.trim().length < 2) {
            fold();
            return;
        }
        resting = setTimeout(ask, kRest);
    });
    box.addEventListener('blur', fold);
    box.addEventListener('keydown', (event) => {
        if (list.hidden || event.isComposing) {
            return;
        }
        const options = [...list.children];
        const at = options.indexOf(chosen());
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            // One place, before the first and behind the last, is the box itself.
            const next = at + (event.key === 'ArrowDown' ? 1 : at < 0 ? options.length : -1);
            choose(options[next]);
        } else if (event.key === 'Enter' && at >= 0) {
            take(options[at]);
        } else if (event.key === 'Escape') {
            fold();
        } else {
            return;
        }
        event.preventDefault();
    });
}

// ---------- as transmitted ----------

// Lines and the paragraph read from them are lit together, also where a page mark stands between: links do so without
// script.
function light_together(event) {
    const segment = event.target.closest?.('.tx .seg[data-p]');
    for (const one of document.querySelectorAll('.tx .seg.same')) {
        one.classList.remove('same');
    }
    if (segment) {
        for (const one of document.querySelectorAll(`.tx .seg[data-p="${CSS.escape(segment.dataset.p)}"]`)) {
            one.classList.add('same');
        }
    }
}
if (document.querySelector('.tx')) {
    document.addEventListener('pointerover', light_together);
    document.addEventListener('focusin', light_together);
}

// ---------- a span of dates ----------
//
// On a page of results the bars are places of a span: dragged over with the mouse, or widened with Shift and the
// arrows. A span is asked for by the form of dates below them, so its address is that of the form.

function add_spans(list) {
    const form = document.querySelector('form.between:has([name="from"])');
    const bars = [...list.querySelectorAll('li[data-period] > a')];
    if (!form || bars.length < 2) {
        return;
    }
    list.classList.add('spans');
    let anchor = -1;   // Where the span begins; the bar at its other end has the focus or the mouse.
    let end = -1;
    let pressed = false;
    let dragged = false;

    const show_span = () => {
        const [first, last] = [Math.min(anchor, end), Math.max(anchor, end)];
        bars.forEach((bar, at) => bar.parentElement.classList.toggle('in-span', anchor >= 0 && at >= first && at <= last));
    };
    const clear = () => {
        anchor = -1;
        end = -1;
        show_span();
    };
    const ask = () => {
        const [first, last] = [Math.min(anchor, end), Math.max(anchor, end)];
        form.elements.from.value = bars[first].parentElement.dataset.period.split('..')[0];   // of several years: 1950..1954
        form.elements.to.value = bars[last].parentElement.dataset.period.split('..').pop();
        form.requestSubmit();
    };
    const bar_at = (event) => bars.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest('.histo a'));

    list.addEventListener('dragstart', (event) => event.preventDefault());   // links are not carried away
    list.addEventListener('pointerdown', (event) => {
        if (event.pointerType !== 'touch' && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            anchor = bar_at(event);
            end = anchor;
            pressed = anchor >= 0;
            dragged = false;
            show_span();
        }
    });
    document.addEventListener('pointermove', (event) => {
        const at = pressed && event.buttons === 1 ? bar_at(event) : -1;
        if (at >= 0 && at !== end) {
            end = at;
            dragged = true;
            show_span();
        }
    });
    document.addEventListener('pointerup', () => {
        if (pressed && dragged && anchor !== end) {
            ask();
        } else if (pressed) {
            clear();
        }
        pressed = false;
    });
    list.addEventListener('click', (event) => {
        if (dragged) {
            event.preventDefault();   // the bar where a drag ended is not followed
            dragged = false;
        }
    });
    list.addEventListener('keydown', (event) => {
        const at = bars.indexOf(event.target);
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        const next = bars[at + by];
        if (by && next) {
            if (event.shiftKey) {
                anchor = anchor < 0 ? at : anchor;
                end = at + by;
            } else {
                anchor = -1;
            }
            next.focus();
            show_span();
            if (anchor >= 0) {
                say(`${bars[anchor].parentElement.dataset.period} – ${next.parentElement.dataset.period}`);
            }
        } else if (event.key === 'Enter' && anchor >= 0 && anchor !== end) {
            ask();
        } else if (event.key === 'Escape' && anchor >= 0) {
            clear();
        } else {
            return;
        }
        event.preventDefault();
    });
}

// ---------- keys ----------

const kItems = 'main :is(.para, .hd, .hit, .newest > li, .wide-facet > li, .entry, .tx .seg, .seq > li)';
const kHeads = { h: '/', d: '/dates', o: '/origins', t: '/tags', m: '/missing' };
const kWaitsFor = 2000;   // Milliseconds that `g` waits for its second key.

const is_on = () => kept.get('keys') !== 'off';
const follow = (selector) => document.querySelector(selector)?.click();

// Puts the focus on a thing, as Tab would, and shows it.
function show(one, block) {
    if (one.tabIndex < 0) {
        one.tabIndex = -1;
    }
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block });
}

const visible = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
const link_in = (item) => item.querySelector('h3 a, .what a, a.v, .line + h2 a, .what > a');
const item_at = () => document.activeElement?.closest(kItems) ?? document.querySelector('.para:target');

// The item that a key means when none was chosen yet: the first that is on the screen.
const first_seen = (items) => items.findIndex((one) => one.getBoundingClientRect().bottom > 8);

function step(by) {
    const items = visible(kItems);
    const at = items.indexOf(item_at());
    const next = at < 0 ? first_seen(items) - (by < 0 ? 1 : 0) : at + by;
    const item = items[next];
    if (item) {
        const link = link_in(item);
        show(link ?? item, link ? 'nearest' : 'start');
    }
}

function open_item() {
    const item = item_at();
    (item && (link_in(item) ?? item.querySelector('.tools li a') ?? item.querySelector('a.no')))?.click();
}

function step_lit(by) {
    const marks = visible('main mark');
    const at = marks.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    if (marks[next]) {
        show(marks[next], 'center');
    }
}

function other_view() {
    const line = item_at()?.querySelector('.tools a[href*="/transmitted"]');
    (line ?? document.querySelector('.switch a:not([aria-current])'))?.click();
}

function toggle_tools() {
    const items = visible('.para:has(.tools)');
    const item = item_at()?.querySelector('.tools') ? item_at() : items[Math.max(0, first_seen(items))];
    const tools = item?.querySelector('.tools');
    if (tools) {
        tools.open = !tools.open;
        show(tools.querySelector('summary'), 'nearest');
    }
}

function show_section(heading) {
    const part = document.getElementById(heading)?.closest('section');
    if (part) {
        show(part, 'start');
    }
}

function close() {
    const open = document.querySelector('.tools[open]');
    if (open) {
        open.open = false;
        show(open.querySelector('summary'), 'nearest');
    } else if (passage_link.isConnected) {
        getSelection().removeAllRanges();
        passage_link.remove();
    } else {
        follow('.litbar .clear');
    }
}

const kKeys = {
    '/': () => { const box = document.getElementById('q'); box.focus(); box.select(); },
    '?': () => location.assign('/about/keys'),
    '¶': toggle_tools,
    '[': () => follow('.step:not(.bydate) > span:first-child a'),
    ']': () => follow('.step:not(.bydate) > span:last-child a'),
    c: () => show_section('s-cite'),
    j: () => step(1),
    k: () => step(-1),
    n: () => step_lit(1),
    N: () => step_lit(-1),
    o: open_item,
    p: toggle_tools,
    r: () => show_section('s-refs'),
    t: other_view,
    Escape: close,
};

let waiting = -Infinity;   // When `g` was pressed.

function action_for(event) {
    const second = event.timeStamp - waiting < kWaitsFor;
    waiting = -Infinity;
    if (second && Object.hasOwn(kHeads, event.key)) {
        return () => location.assign(kHeads[event.key]);
    }
    if (event.key === 'g') {
        return () => { waiting = event.timeStamp; };
    }
    // Enter opens a paragraph that has the focus; on links and buttons it does what it always does.
    if (event.key === 'Enter') {
        return document.activeElement?.matches('.para') ? open_item : null;
    }
    return Object.hasOwn(kKeys, event.key) ? kKeys[event.key] : null;
}

document.addEventListener('keydown', (event) => {
    // AltGr is how some keyboards write [ and ].
    const modified = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
    const typing = event.target.closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable]');
    if (event.defaultPrevented || event.isComposing || modified || !is_on()) {
        return;
    }
    if (typing) {
        if (event.key === 'Escape' && !typing.value) {
            typing.blur();
        }
        return;
    }
    const action = action_for(event);
    if (action) {
        event.preventDefault();
        action();
    }
});

// The page of keys lets them be switched off.
function add_switch() {
    const box = document.getElementById('keys-on');
    if (box) {
        box.closest('[hidden]').hidden = false;
        box.checked = is_on();
        box.addEventListener('change', () => kept.set('keys', box.checked ? 'on' : 'off'));
    }
}

add_copy_buttons();
add_switch();
add_suggestions(document.getElementById('q'));
document.querySelectorAll('.histo:has([data-period])').forEach(add_spans);
show_list_link();
tie_list_page();
document.querySelectorAll('a.collect').forEach(mark_collected);
})();
