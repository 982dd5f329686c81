import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { assess, detect, hints, kinds, redact } from '../../src/deidentify/index.js';
import { readMarkup } from './markup.js';

const folder = join('test', 'deidentify', 'labelled');
const narratives = readdirSync(folder).filter((file) => file.endsWith('.txt')).flatMap((file) => readMarkup(readFileSync(join(folder, file), 'utf8'))).map((item) => item.text);
const scraps = [
  'Officer', 'Sgt.', 'Brown', 'Maria', 'Okonkwo', 'de la', 'Cruz', 'St.', 'Smith & Wesson', 'my partner', 'aka', '"Bear"', 'at', 'and', '4th', 'Grand', 'Main St', '1420', 'Elm', 'Street', 'unit', '412', 'adam', '45',
  'badge', '#4412', 'case', '24-001234', '555-0142', '@wolf_7', 'a@b.co', 'plate', 'ABC 1234', 'VIN', '1HGCM82633A004352', '0230', 'hours', 'last', 'night', 'March', '3rd', '2024', ',', '.', '\n', "'s", '-', '(', ')', '/', '[name]', '[name 2]', '[time]',
  'ayer', 'el oficial', 'Ramírez', 'calle', 'Hidalgo', 'LINCOLN HIGH', 'Springfield PD', 'Glock 17', '😀', '\ud800', 'I', 'we', 'to', 'county', 'road', '12', 'exit', 'lat', '40.7486,', '-73.9856', 'dob', '3/14/88', 'the', 'corner of', '10-4',
];
const messy = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...scraps), { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...scraps), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...narratives), fc.constantFrom(...narratives)).map(([a, b]) => `${a} ${b}`),
  fc.constantFrom(...narratives).map((text) => text.toUpperCase()),
  fc.constantFrom(...narratives).map((text) => text.toLowerCase()),
);

describe('whatever the text', () => {
  test('findings lie inside it, sorted, without overlap, with a known kind', () => {
    fc.assert(fc.property(messy, (text) => {
      let last = 0;
      for (const finding of detect(text)) {
        expect(finding.start).toBeGreaterThanOrEqual(last);
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.end).toBeLessThanOrEqual(text.length);
        expect(kinds).toContain(finding.kind);
        expect(finding.reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
        last = finding.end;
      }
    }), { numRuns: 400 });
  });

  test('a redacted text has nothing left to redact', () => {
    fc.assert(fc.property(messy, (text) => {
      const once = redact(text, detect(text));
      expect(detect(once).filter((finding) => finding.tier === 'redact')).toEqual([]);
    }), { numRuns: 400, examples: [['555-0142Main St']] });
  });

  test('redacting twice changes nothing', () => {
    fc.assert(fc.property(messy, (text) => {
      const once = redact(text, detect(text));
      expect(redact(once, detect(once))).toBe(once);
    }), { numRuns: 400, examples: [['555-0142Main St']] });
  });

  test('hints and assessments lie inside it, sorted, without overlap', () => {
    fc.assert(fc.property(messy, (text) => {
      for (const list of [hints(text), assess(text)]) {
        let last = 0;
        for (const each of list) {
          expect(each.start).toBeGreaterThanOrEqual(last);
          expect(each.end).toBeGreaterThan(each.start);
          expect(each.end).toBeLessThanOrEqual(text.length);
          last = each.end;
        }
      }
    }), { numRuns: 200 });
  });
});
