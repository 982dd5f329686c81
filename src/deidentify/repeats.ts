import { Word } from './lexicon.js';
import { functionSurname } from './name-extent.js';
import { acts, type Verdicts } from './name-words.js';
import { human } from './opening-names.js';
import { speaks, type Token } from './tokens.js';

/** A name once found is found everywhere in the text, whatever its case. */
export function markRepeats(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  const found = new Map<string, number>();
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const verdict = verdicts[index];
    if (verdict === undefined || (verdict.kind !== 'name' && verdict.kind !== 'nickname') || token.shape !== 'word' || token.fold.length < 3) continue;
    if ((token.marks & Word.stop) !== 0 && !(functionSurname.test(token.text) && verdict.tier === 'redact' && verdicts[index - 1] === verdict) && !(token.fold === 'her' && verdict.reason === 'rank-cue')) continue;
    if (!found.has(token.fold) || verdict.tier === 'redact') found.set(token.fold, index);
  }
  if (found.size === 0) return;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (verdicts[index] !== undefined || allowed[index] === 1 || token.shape !== 'word') continue;
    const source = found.get(token.fold);
    if (source === undefined || !repeats(tokens, index, tokens[source] as Token)) continue;
    const verdict = verdicts[source];
    if (verdict !== undefined) verdicts[index] = { kind: verdict.kind, tier: verdict.tier, reason: 'named-elsewhere' };
  }
}

/** Words that are also names need a sign that the name is meant. */
function repeats(tokens: readonly Token[], index: number, source: Token): boolean {
  const token = tokens[index] as Token;
  // "HER DID A GREAT JOB": grammar leaves only the name.
  if (token.fold === 'her' && (!token.capital || token.caseless)) return token.first && ((tokens[index + 1]?.marks ?? 0) & Word.verb) !== 0 || token.first && tokens[index + 1]?.fold === 'did';
  if ((token.marks & Word.stop) !== 0) return token.capital && !token.caseless && (!token.first || ((tokens[index + 1]?.marks ?? 0) & Word.verb) !== 0);
  const word = (token.marks & (Word.english | Word.spanish | Word.report | Word.brand)) !== 0;
  if (!word) return true;
  if (speaks(token)) return true;
  // "Early got there early and alone": in small letters the word, where the name had a capital or is an adverb.
  if (!token.capital && (source.capital && !source.caseless && !token.first || /^(?:early|long|short|best|strong|quick|little|sharp|bright|swift|sweet|bold)$/.test(token.fold) && /^(?:and|y|also|then|just)$/.test(tokens[index + 1]?.fold ?? '')) && !human.test(tokens[index + 1]?.fold ?? '')) return false;
  const before = tokens[index - 1]?.fold ?? '';
  if (/^(?:the|a|an|his|her|my|our|their|this|that|very|so|too|el|la|un|una|of)$/.test(before)) return false;
  if ((token.marks & Word.verb) !== 0 && !token.first) return false;
  return acts(tokens, index) && (token.first || token.caseless || !token.capital);
}
