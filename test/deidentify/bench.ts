/**
 * Measures what the room costs: load time, retained heap, time per 1,000 characters, the worst 100,000 characters.
 *
 *   node --expose-gc --import tsx test/deidentify/bench.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readMarkup } from './markup.js';

const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => undefined);
const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;

collect();
const before = used();
const begin = performance.now();
const { detect } = await import('../../src/deidentify/index.js');
const loadMs = performance.now() - begin;
detect('Officer Maria Cruz was at 4th and Grand at 0230 hours with unit 412.');
collect();
const retainedMb = (used() - before) / 1e6;

const folder = join('test', 'deidentify', 'labelled');
const texts = readdirSync(folder).filter((file) => file.endsWith('.txt')).flatMap((file) => readMarkup(readFileSync(join(folder, file), 'utf8'))).map((item) => item.text);
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const round = (): number => {
  const start = performance.now();
  for (const text of texts) detect(text);
  return ((performance.now() - start) * 1e6) / characters;
};
const cold = round();
const warm = Math.min(...Array.from({ length: 10 }, round));

const pieces = ['1', '12 ', '123-', '1.2.', 'A', 'Ab ', 'A ', ' ', '-', '@', 'a@', '.', 'a.', 'a-', '\n', '😀', '\ud800', '"a', 'Officer ', 'Officer J. ', 'de la ', 'main st ', '4th and ', 'Cruz, ', 'Cruz and ', '[name]', 'Maria ', 'Officer Maria Cruz was at 4th and Grand at 0230 hours. '];
const worst = pieces.map((piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    detect(text);
    return performance.now() - start;
  });
  return { piece, ms: Math.round(Math.min(...times)) };
}).sort((a, b) => b.ms - a.ms);

console.log(JSON.stringify({
  ok: loadMs <= 100 && retainedMb <= 30 && warm <= 2000 && (worst[0]?.ms ?? 0) <= 250,
  loadMs: Math.round(loadMs), retainedMb: Number(retainedMb.toFixed(1)), microsPer1000Cold: Math.round(cold), microsPer1000Warm: Math.round(warm), worst100k: worst.slice(0, 5), node: process.version, machine: cpus()[0]?.model ?? 'unknown',
}));
