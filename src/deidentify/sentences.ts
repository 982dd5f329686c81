import type { Token } from './tokens.js';

const abbreviations = new Set(
  `mr mrs ms dr st sgt lt cpl capt cpt det dep ofc ofcr tpr agt insp cmdr cdr maj col gen sra srta sr jr dra lic tte cap sgto insp
   no num nbr approx apt ave blvd rd hwy mt ft vs etc inc dept ofcs dets deps sgts hon rev prof ptl ptlm pfc inv supt lieut ofl u.s`.split(/\s+/),
);
const openers = new Set(['"', "'", '(', '[', '*', '-', '•', '·', '>', '¿', '¡', '—', '#']);

function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.shape !== 'sign') return false;
  const sign = token.text;
  if (sign === '!' || sign === '?' || sign === ':' || sign.charCodeAt(0) === 2) return true;
  if (sign !== '.') return false;
  const before = tokens[index - 1];
  if (before === undefined || before.after !== token.start) return true;
  return !(before.shape === 'word' && (before.text.length === 1 || abbreviations.has(before.fold)));
}

/** Marks where sentences begin, and where a whole sentence or text is in capitals. */
export function markSentences(tokens: Token[]): void {
  let begin = 0;
  let fresh = true;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.newLine || (index > 0 && endsSentence(tokens, index - 1))) {
      markCaseless(tokens, begin, index);
      begin = index;
      fresh = true;
    }
    if (token.shape === 'sign' && (token.text === '"' || (fresh && openers.has(token.text)))) {
      fresh = true;
      continue;
    }
    token.first = fresh;
    fresh = false;
  }
  markCaseless(tokens, begin, tokens.length);
  spreadCapitals(tokens);
}

/** A sentence mostly in capitals is read as if it had no case. */
function markCaseless(tokens: Token[], begin: number, end: number): void {
  let words = 0;
  let upper = 0;
  for (let index = begin; index < end; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || token.text.length < 2) continue;
    words++;
    if (token.upper) upper++;
  }
  const caseless = words >= 3 && upper >= words * 0.7;
  if (caseless) for (let index = begin; index < end; index++) (tokens[index] as Token).caseless = true;
}

/** A short line between lines in capitals is in capitals too. */
function spreadCapitals(tokens: Token[]): void {
  let upper = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.shape !== 'word' || token.text.length < 2) continue;
    words++;
    if (token.upper) upper++;
  }
  if (words >= 3 && upper >= words * 0.7) for (const token of tokens) if (token.upper || token.shape !== 'word') token.caseless = true;
}
