// SPDX-License-Identifier: AGPL-3.0-or-later

// Holds connections that cost a server its patience: node bench/slow_connections.mjs PORT IDLE SLOW
// IDLE ones ask once and stay silent, SLOW ones send a header a byte a second. Each is opened again when the server
// ends it. Prints `open` when all are, and goes on until it is killed.

import { connect } from 'node:net';

const [port, idle, slow] = process.argv.slice(2).map(Number);
let open = 0;

function hold(begin) {
    const socket = connect(port, '127.0.0.1');
    let timer;
    socket.once('connect', () => {
        open += 1;
        if (open === idle + slow) {
            console.log('open');
        }
        timer = begin(socket);
    });
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.once('close', () => {
        clearInterval(timer);
        setTimeout(() => hold(begin), 100);
    });
}

function askOnce(socket) {
    socket.write('GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
}

function dribble(socket) {
    const request = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ${'x'.repeat(1000)}`;
    let at = 0;
    return setInterval(() => socket.write(request[at++ % request.length]), 1000);
}

for (let i = 0; i < idle; i += 1) {
    hold(askOnce);
}
for (let i = 0; i < slow; i += 1) {
    hold(dribble);
}
