import { fold } from './fold.js';
import type { Finding } from './types.js';

/**
 * Replaces findings by markers such as `[name]` or `[time]`. Several persons are told apart, `[name 1]` and
 * `[name 2]`, and the same person has the same marker everywhere: "Cruz", "Officer Cruz's" and "Maria Cruz" are one.
 * `findings` must be sorted and must not overlap, as detect returns them.
 */
export function redact(text: string, findings: readonly Finding[]): string {
  const people = numberPeople(text, findings);
  let out = '';
  let at = 0;
  findings.forEach((finding, index) => {
    out += text.slice(at, finding.start) + marker(finding, people, index);
    at = finding.end;
  });
  return out + text.slice(at);
}

/** Where the markers of `redact` stand in its result. */
export function redactedSpans(text: string, findings: readonly Finding[]): { start: number; end: number }[] {
  const people = numberPeople(text, findings);
  let shift = 0;
  return findings.map((finding, index) => {
    const length = marker(finding, people, index).length;
    const start = finding.start + shift;
    shift += length - (finding.end - finding.start);
    return { start, end: start + length };
  });
}

function marker(finding: Finding, people: { of: readonly number[]; count: number }, index: number): string {
  const person = people.of[index] ?? 0;
  return person > 0 && people.count > 1 ? `[${finding.kind} ${person}]` : `[${finding.kind}]`;
}

/** Gives each person a number: names that share a word longer than an initial are taken for one person. */
function numberPeople(text: string, findings: readonly Finding[]): { of: number[]; count: number } {
  const byWord = new Map<string, number>();
  let count = 0;
  const of = findings.map((finding) => {
    if (finding.kind !== 'name') return 0;
    const words = text.slice(finding.start, finding.end).split(/[^\p{L}\p{M}'’]+/u).map((word) => fold(word.replace(/['’]s$/i, ''))).filter((word) => word.length > 1);
    // The surname decides first: two people called Maria are likelier than two called Cruz.
    const known = [...words].reverse().map((word) => byWord.get(word)).find((number) => number !== undefined);
    const person = known ?? ++count;
    for (const word of words) if (!byWord.has(word)) byWord.set(word, person);
    return person;
  });
  return { of, count };
}
