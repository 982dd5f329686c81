import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allPatterns } from '../../src/deidentify/detect.js';
import { Openings } from '../../src/deidentify/openings.js';
import { prepare } from '../../src/deidentify/prepare.js';
import { Scanner } from '../../src/deidentify/scan.js';
import type { Candidate } from '../../src/deidentify/types.js';
import { readMarkup } from './markup.js';

const folder = join('test', 'deidentify', 'labelled');
const texts = readdirSync(folder).filter((file) => file.endsWith('.txt')).flatMap((file) => readMarkup(readFileSync(join(folder, file), 'utf8'))).map((item) => item.text);

describe('trying patterns only where they can begin', () => {
  test('finds what a search everywhere finds', () => {
    const lost: string[] = [];
    const scanner = new Scanner(allPatterns);
    const prepared = prepare(texts.join('\n\n'));
    const all: Candidate[] = [];
    scanner.run(prepared, all);
    const byReason = new Map<string, Candidate[]>();
    for (const each of all) {
      const list = byReason.get(each.reason) ?? [];
      list.push(each);
      byReason.set(each.reason, list);
    }
    for (const rule of allPatterns) {
      const found = byReason.get(rule.reason) ?? [];
      const everywhere = new RegExp(rule.expression.source, 'gu');
      for (const match of (rule.on === 'plain' ? prepared.plain : prepared.low).matchAll(everywhere)) {
        const end = match.index + match[0].length;
        const start = end - (match.groups?.['v'] ?? match[0]).length;
        if (rule.accept !== undefined && !rule.accept(match[0].slice(start - match.index), prepared.low, start, end, prepared.plain)) continue;
        if (end > start && !found.some((each) => each.start < end && each.end > start)) lost.push(`${rule.reason}: ${match[0]} in ${prepared.plain.slice(Math.max(0, start - 30), end + 30)}`);
      }
    }
    expect(lost).toEqual([]);
  });

  /** What matches at a place and is not among what may match there, over all places of some texts. */
  function missing(openings: Openings): string[] {
    // Every sixteenth, so that all writers and subjects are among them.
    const low = prepare(texts.filter((_, index) => index % 16 === 0).join('\n\n')).low;
    const missed: string[] = [];
    for (let at = 0; at < low.length; at++) {
      if (/[a-z]{2}/.test(low.slice(at - 1, at + 1))) continue;
      const { free, digit } = openings.at(low, at);
      const may = new Set([...free, ...digit]);
      for (const [index, source] of anywhere) {
        if (may.has(index)) continue;
        const expression = sticky.get(source) ?? new RegExp(source, 'uyi');
        sticky.set(source, expression);
        expression.lastIndex = at;
        if (expression.test(low)) missed.push(`${index} at ${at}`);
      }
    }
    return missed;
  }
  const sticky = new Map<string, RegExp>();
  const anywhere = allPatterns.flatMap(({ near, expression }, index) => (near === undefined ? [[index, expression.source] as const] : []));
  const digitWithin = Int16Array.from(allPatterns, (rule) => rule.digitWithin ?? -1);

  test('misses nothing, also where few states are kept and all are forgotten again and again', () => {
    expect(missing(new Openings(anywhere, digitWithin))).toEqual([]);
    expect(missing(new Openings(anywhere, digitWithin, 300, 1_000))).toEqual([]);
  });

  test('and this would tell of a pattern that is left out', () => {
    const dates = anywhere.filter(([index]) => allPatterns[index]?.kind === 'date').map(([index]) => index);
    const tellTale = missing(new Openings(anywhere.filter(([index]) => !dates.includes(index)), digitWithin));
    expect(tellTale.length).toBeGreaterThan(0);
    expect(tellTale.every((line) => dates.includes(Number(line.split(' ')[0])))).toBe(true);
  });
});
