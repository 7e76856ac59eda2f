#!/usr/bin/env node
// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes src/web/assets/land.svg, the outlines of the land under every map, from Natural Earth's 1:110m land (public
// domain) as the npm package world-atlas holds it:
//   npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//   tools/make_land.mjs package/land-110m.json > src/web/assets/land.svg
// The projection is Equal Earth, as in src/web/map.cc: areas are true.
import { readFileSync } from 'node:fs';

const width = 1000;
const south = -57; // Antarctica sends no telegrams
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const half = Math.sqrt(3) / 2;

function project([longitude, latitude]) {
    const lambda = longitude * Math.PI / 180;
    const theta = Math.asin(half * Math.sin(latitude * Math.PI / 180));
    const t2 = theta * theta;
    const t6 = t2 * t2 * t2;
    const x = lambda * Math.cos(theta) / (half * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
    const y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
    return [x, y];
}
const edge = project([180, 0])[0];
const top = project([0, 84])[1];
const scale = width / (2 * edge);
const height = Math.round((top - project([0, south])[1]) * scale);
const onMap = (point) => {
    const [x, y] = project(point);
    return [Math.round((x + edge) * scale * 2) / 2, Math.round((top - y) * scale * 2) / 2];
};

const topology = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const { scale: step, translate: origin } = topology.transform;
const arcs = topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * step[0] + origin[0], y * step[1] + origin[1]];
    });
});
const arcOf = (index) => index < 0 ? [...arcs[~index]].reverse() : arcs[index];

// Longitudes that go on where a ring crosses the 180th meridian, instead of jumping to its other side.
function unwrapped(points) {
    let shift = 0;
    return points.map(([longitude, latitude], i) => {
        if (i > 0) {
            const jump = longitude - points[i - 1][0];
            shift += jump > 180 ? -360 : jump < -180 ? 360 : 0;
        }
        return [longitude + shift, latitude];
    });
}

// A ring that crosses is drawn at both edges, and ends there.
function ringPath(ring) {
    const points = unwrapped(ring.flatMap((index, i) => arcOf(index).slice(i === 0 ? 0 : 1)));
    if (points.every(([, latitude]) => latitude < south)) {
        return '';
    }
    const east = points.some(([longitude]) => longitude > 180.001);
    const west = points.some(([longitude]) => longitude < -180.001);
    const shifts = east ? [0, -360] : west ? [0, 360] : [0];
    return shifts.map((shift) => drawn(within(points.map(([longitude, latitude]) => [longitude + shift, latitude])))).join('');
}

// Points beyond the edges are moved onto them; of a run of those the ends are enough.
function within(points) {
    const beyond = ([longitude]) => Math.abs(longitude) > 180;
    return points
        .filter((point, i) => !(beyond(point) && i > 0 && i + 1 < points.length && beyond(points[i - 1]) && beyond(points[i + 1])))
        .map(([longitude, latitude]) => [Math.max(-180, Math.min(180, longitude)), latitude]);
}

function drawn(points) {
    let path = '';
    let [lastX, lastY] = [NaN, NaN];
    let count = 0;
    for (const point of points) {
        const [x, y] = onMap(point);
        if (x === lastX && y === lastY) {
            continue;
        }
        path += count === 0 ? `M${x} ${y}` : `l${+(x - lastX).toFixed(1)} ${+(y - lastY).toFixed(1)}`;
        [lastX, lastY] = [x, y];
        ++count;
    }
    return count > 2 ? path.replaceAll(' -', '-') + 'z' : '';
}

const paths = topology.objects.land.geometries.flatMap((geometry) =>
    (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs).map((rings) => rings.map(ringPath).join('')));
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">
<style>path{fill:#e3e5df}@media(prefers-color-scheme:dark){path{fill:#2b3136}}</style>
<path d="${paths.join('')}"/>
</svg>
`);
