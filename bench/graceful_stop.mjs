// SPDX-License-Identifier: AGPL-3.0-or-later

// Stops a server while 64 connections keep it busy: node bench/graceful_stop.mjs PORT PID FILE
// FILE has a path a line. Each connection asks for one after the other; after two seconds process PID is told to end. A request
// that was sent whole and got no answer is lost. Prints what came of it; exits 1 when one was lost.

import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const kConnections = 64;
const kSecondsBefore = 2;

const [port, pid] = process.argv.slice(2, 4).map(Number);
const paths = readFileSync(process.argv[4], 'utf8').trim().split('\n');
let asked = 0;
let answered = 0;
let answeredAfter = 0;
let lost = 0;
let stopped = 0;
let open = kConnections;

function finish() {
    open -= 1;
    if (open === 0) {
        const took = ((Date.now() - stopped) / 1000).toFixed(2);
        console.log(`${answered} answers, ${answeredAfter} of them after the stop, ${lost} requests without one, ${took} s until the end`);
        process.exit(lost > 0 || stopped === 0 ? 1 : 0);
    }
}

function run() {
    const socket = connect(port, '127.0.0.1');
    let received = Buffer.alloc(0);
    let waits = false;
    const ask = () => {
        waits = true;
        socket.write(`GET ${paths[asked++ % paths.length]} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    };
    socket.once('connect', ask);
    socket.on('data', (bytes) => {
        received = Buffer.concat([received, bytes]);
        const head = received.indexOf('\r\n\r\n');
        const length = head < 0 ? null : /content-length: (\d+)/i.exec(received.subarray(0, head).toString());
        if (length === null || received.length < head + 4 + Number(length[1])) {
            return;
        }
        const closes = /connection: close/i.test(received.subarray(0, head).toString());
        received = received.subarray(head + 4 + Number(length[1]));
        waits = false;
        answered += 1;
        answeredAfter += stopped > 0 ? 1 : 0;
        if (!closes) {
            ask();
        }
    });
    socket.on('error', () => {});
    socket.once('close', () => {
        lost += waits ? 1 : 0;
        finish();
    });
}

for (let i = 0; i < kConnections; i += 1) {
    run();
}
setTimeout(() => {
    stopped = Date.now();
    process.kill(pid, 'SIGTERM');
}, 1000 * kSecondsBefore);
