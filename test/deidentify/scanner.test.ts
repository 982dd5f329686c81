import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { allPatterns } from '../../src/deidentify/detect.js';
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
});
