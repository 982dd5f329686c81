import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { placeWord, push } from './place-words.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

const faiths = wordSet('baptist lutheran methodist presbyterian episcopal pentecostal adventist catholic nazarene tabernacle fellowship congregational reformed apostolic christian synagogue mosque mormon ministries');
const small = /^(?:of|the|and|in|our|de|la|los|las|del|a)$/;
const opens = wordSet('our holy sacred saint st blessed immaculate divine church iglesia kingdom hall assembly house islamic temple congregation nuestra sagrado good precious most queen star cristo christ');
opener([...faiths, ...opens], placeWord);
const second: Readonly<Record<string, RegExp>> = {
  our: /^(?:lady|savior|saviour|redeemer|father|mother)$/, nuestra: /^senora$/, holy: /^(?:cross|family|name|trinity|spirit|rosary|redeemer|ghost|angels|innocents|child|comforter)$/, sacred: /^heart$/, blessed: /^(?:sacrament|hope|trinity|mother|virgin)$/,
  immaculate: /^(?:conception|heart)$/, divine: /^(?:mercy|savior|word)$/, kingdom: /^hall$/, assembly: /^of$/, islamic: /^(?:center|society|association)$/, good: /^(?:shepherd|samaritan)$/, precious: /^blood$/, sagrado: /^corazon$/, cristo: /^rey$/, christ: /^(?:the|our|church|king|lutheran|episcopal)$/,
  church: /^of$/, iglesia: /^(?:de|del)$/, house: /^of$/, queen: /^of$/, star: /^of$/, temple: /^(?:beth|israel|emanuel|sinai|shalom)$/, congregation: /^(?:beth|\p{L}+)$/u, most: /^(?:holy|precious)$/,
};

/** "Our Lady of Sorrows", "Grace Lutheran", "Church of the Open Door": houses of prayer without the word for one at their end. */
export function findChurches(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!cased(token) || token.possessive) return;
  if (opens.has(token.fold) && cased(tokens[index + 1]) !== small.test(tokens[index + 1]?.fold ?? '') && tokens[index + 1]?.newLine === false && second[token.fold]?.test(tokens[index + 1]?.fold ?? '') === true) {
    const last = lastOf(tokens, index + 1);
    if (last > index + (small.test(tokens[index + 1]?.fold ?? '') ? 1 : 0)) push(out, tokens, index, last, 'place', 'place-type', 58);
    return;
  }
  if (!faiths.has(token.fold)) return;
  let start = index;
  while (start > index - 4 && cased(tokens[start - 1]) && !(tokens[start] as Token).newLine && !has(tokens[start - 1], Word.stop | Word.verb) && tokens[start - 1]?.upper === false && /^(?:\p{L}+)$/u.test(tokens[start - 1]?.text ?? '') && !/^(?:black|white|devout|roman|born|good|officer|the)$/.test(tokens[start - 1]?.fold ?? '')) start--;
  if (start === index || /^(?:christian|catholic|fellowship|ministries)$/.test(token.fold) && !/^(?:at|in|near|behind|by|outside|to|from|the)$/.test(tokens[start - 1]?.fold ?? '')) return;
  push(out, tokens, start, lastOf(tokens, index), 'place', 'place-type', 58);
}

/** Over capitals and the small words between them. */
function lastOf(tokens: readonly Token[], from: number): number {
  let last = cased(tokens[from]) ? from : from - 1;
  for (let at = from + 1; at < from + 6; at++) {
    const token = tokens[at];
    if (token === undefined || token.newLine || token.shape !== 'word' || token.start !== (tokens[at - 1] as Token).after + 1) break;
    if (cased(token) && !has(token, Word.verb)) last = at;
    else if (!small.test(token.fold)) break;
  }
  return last;
}
