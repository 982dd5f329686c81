import { performance } from 'node:perf_hooks';
import { describe, expect, test } from '@jest/globals';
import { assess, detect, hints } from '../../src/deidentify/index.js';
import { blameRules } from '../../src/deidentify/blame.js';
import { allPatterns } from '../../src/deidentify/detect.js';

const size = 100_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
const worst: Record<string, string> = {
  digits: fill('1'), 'digit groups': fill('12 '), 'digits and hyphens': fill('123-'), 'digits and dots': fill('1.2.'), capitals: fill('A'), 'capital words': fill('Ab '), 'capital letters apart': fill('A '),
  blanks: fill(' '), hyphens: fill('-'), 'at signs': fill('@'), 'letters and at signs': fill('a@'), 'letters then at sign': `${fill('a')}@`, dots: fill('.'), 'letters and dots': fill('a.'), 'letters and hyphens': fill('a-'),
  'new lines': fill('\n'), 'words and new lines': fill('word\n'), emoji: fill('😀'), 'lone surrogates': fill('\ud800'), quotes: fill('"a'), apostrophes: fill("a'"), 'ranks only': fill('Officer '), 'ranks and initials': fill('Officer J. '),
  particles: fill('de la '), 'street words': fill('main st '), crossings: fill('4th and '), hex: fill('ab:'), accents: fill('é'), 'combining marks': fill('e\u0301\u0301\u0301'), colons: fill('12:'), 'plate cues': fill('plate '), 'case cues': fill('case no. # '),
  commas: fill('Cruz, '), ands: fill('Cruz and '), brackets: fill('[name]'), 'open brackets': fill('[name '), tabs: fill('\t'), slashes: fill('1/1/'), urls: fill('http://a.'), coordinates: fill('40.7486, '), spanish: fill('calle de la '), sentence: fill('Officer Maria Cruz was at 4th and Grand at 0230 hours. '),
  insults: fill('he is a very '), 'only ones': fill('the only female '), nicknames: fill('we call him '), 'fullwidth': fill('Ａ１'), 'word of one letter': fill('x'), 'names in a row': fill('Maria '), 'county': fill('County '),
  codes: fill('LBA-7740-C '), 'codes without end': fill('A1-'), 'plates in parts': fill('ly68 kxr '), 'cues in a row': fill('ref no. '), 'call signs': fill('Airport 6 '), 'hours in words': fill('half past five '), 'times to': fill('5 to '), 'days before': fill('the day before '),
  'open round brackets': fill('(Hell Gate '), 'capital pairs': fill('Hell Gate. '), shops: fill('Stop & Go '), owners: fill("Bob's "), heads: fill('old mill yard '), 'agency heads': fill('County Unit '), initials: fill('T.J. '), blame: fill('it was all '), culpa: fill('fue toda la culpa de '), faults: fill("Kowalski's fault "),
};

/** The shortest of a few rounds; no further round once one is short enough, since something else may have had the processor. */
function bestOf(rounds: number, enough: number, work: () => void): number {
  let best = Infinity;
  for (let round = 0; round < rounds && best > enough; round++) {
    const begin = performance.now();
    work();
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

describe('no text makes the detectors slow', () => {
  detect('Officer Maria Cruz was at 4th and Grand.');

  test.each(Object.entries(worst))('%s: 100,000 characters', (_, text) => {
    for (const read of [detect, hints, assess]) {
      // A fifth of the text first. What takes at most 60 ms there takes at most 1.5 s for the whole, even if its time grew with the square.
      const fifth = bestOf(2, 60, () => read(text.slice(0, size / 5)));
      if (fifth <= 60) continue;
      // The bar is 250 ms on a quiet machine (bench.ts measures it); this one only has to tell linear, five times as long, from worse, 25 times.
      const most = Math.max(2_000, fifth * 12);
      expect(bestOf(2, most, () => read(text))).toBeLessThan(most);
    }
  });

  test('no pattern has an unbounded quantifier', () => {
    for (const rule of [...allPatterns, ...blameRules()]) {
      const source = rule.expression.source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, 'c');
      expect(source).not.toMatch(/[*+]|\{\d+,\}/);
    }
  });

  test('twice the text takes about twice the time', () => {
    const text = fill('Ofc. Rivera, badge 4412, told dispatch the plate ABC 1234 was at 4th and Grand. ');
    const time = (length: number): number => {
      const begin = performance.now();
      detect(text.slice(0, length));
      return performance.now() - begin;
    };
    time(20_000);
    const short = Math.min(time(20_000), time(20_000), time(20_000));
    const long = Math.min(time(80_000), time(80_000));
    expect(long).toBeLessThan(short * 12 + 200);
  });
});
