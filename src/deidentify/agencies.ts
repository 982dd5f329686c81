import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { placeWord } from './place-words.js';
import { cased, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

const heads = wordSet('policia sheriff alguacil comisaria bomberos guardia ayuntamiento proteccion fiscalia secretaria ministerio procuraduria cuartel juzgado mossos ertzaintza cruz ayto jefatura delegacion gendarmeria carabineros department dept town city county university college port village borough township bureau office division');
opener(heads, placeWord);
const spanishTail = /^(?:local|municipal|estatal|nacional|foral|metropolitana|federal|civil|general|publica|seguridad|ciudadana|transito|vial|policia|bomberos|justicia|instruccion|salud|roja|investigacion|de|del|la|el|los|las|y|condado|ciudad|provincial|autonomica|portuaria|ministerial|preventiva|forestal)$/;
const service = /^(?:public|works|police|fire|department|dept|sheriff|rescue|ems|transit|parks|rec|recreation|animal|control|code|enforcement|housing|authority|utilities|water|streets|school|district|safety|security|campus|park|and|&|marshal|marshals|dispatch|corrections|probation|health|transportation|maintenance|services|patrol)$/;

const push = (out: Candidate[], first: Token, last: Token): void => void out.push({ start: first.start, end: last.end, kind: 'agency', tier: 'check', reason: 'agency-type', weight: 59 });

/** "Policía Local de Laredo", "Guardia Civil de Villaseca", "Ayuntamiento de Torrelosa", "Mossos d'Esquadra". */
export function findSpanishAgency(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (!heads.has(token.fold)) return;
  if (/^(?:mossos|ertzaintza)$/.test(token.fold)) {
    let last = index;
    if (tokens[index + 1]?.fold === 'desquadra') last++;
    push(out, token, tokens[last] as Token);
    return;
  }
  if (!/^(?:policia|sheriff|alguacil|comisaria|bomberos|guardia|ayuntamiento|ayto|proteccion|fiscalia|secretaria|ministerio|procuraduria|cuartel|juzgado|cruz|jefatura|delegacion|gendarmeria)$/.test(token.fold)) return;
  let at = index + 1;
  let linked = false;
  while (at < index + 9 && tokens[at]?.newLine === false && spanishTail.test(tokens[at]?.fold ?? '')) {
    linked = /^(?:de|del|la|el|los|las)$/.test(tokens[at]?.fold ?? '');
    at++;
  }
  const named = tokens[at];
  if (!linked || named === undefined || named.newLine || named.shape !== 'word' || !(cased(named) || has(named, Word.city)) || has(named, Word.stop)) return;
  let last = at;
  while (cased(tokens[last + 1]) && !tokens[last + 1]?.newLine && last < at + 2) last++;
  let start = index;
  if (/^(?:de|del)$/.test(tokens[index - 1]?.fold ?? '') && /^(?:departamento|oficina|cuerpo|parque|jefe|secretaria)$/.test(tokens[index - 2]?.fold ?? '')) start = index - 2;
  push(out, tokens[start] as Token, tokens[last] as Token);
}

const seats = wordSet('town city county university port village borough township');

/** Offices that tell what they are for also in small letters. */
export const officeWord = opener(wordSet('bureau department dept office division board commission ministry'));

/** "Town of Orchard Public Works", "Northgate Department of Public Works", "Harlan Parks and Rec". */
export function findServices(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if ((token.opens & officeWord) !== 0 && /^(?:of|for|\.)$/.test(tokens[index + 1]?.text ?? '') && (/^(?:bureau|department|dept)$/.test(token.fold) || cased(token))) findList(tokens, index, out);
  if (!cased(token) || token.newLine && token.first && !heads.has(token.fold) && !namesPlace(token)) return;
  if (seats.has(token.fold) && tokens[index + 1]?.text.toLowerCase() === 'of' && cased(tokens[index + 2])) {
    let at = index + 3;
    while (cased(tokens[at]) && !service.test(tokens[at]?.fold ?? '') && at < index + 5) at++;
    const end = serviceEnd(tokens, at);
    if (end > at) push(out, token, tokens[end - 1] as Token);
    return;
  }
  if (!namesPlace(token)) return;
  let at = index + 1;
  while (cased(tokens[at]) && namesPlace(tokens[at] as Token) && !service.test(tokens[at]?.fold ?? '') && at < index + 4 && !tokens[at]?.newLine) at++;
  const first = tokens[at];
  if (first === undefined || !cased(first) || first.newLine) return;
  if (/^(?:department|dept|bureau|division|office|board)$/.test(first.fold) && /^(?:of|for)$/.test(tokens[at + 1]?.text ?? '')) {
    const end = serviceEnd(tokens, at + 2);
    if (end > at + 2) push(out, token, tokens[end - 1] as Token);
    return;
  }
  if (/^(?:public|parks|animal|code|transit|campus|tribal|nation|school|fire|water|housing|port|township|border|metro|search|health)$/.test(first.fold)) {
    const end = serviceEnd(tokens, /^(?:tribal|nation|township|border|metro|search)$/.test(first.fold) ? at + 1 : at);
    if (end > at + 1) push(out, token, tokens[end - 1] as Token);
  }
}

/** "Bureau of Alcohol, Tobacco, Firearms and Explosives": what an office is for, in a list with capitals. */
function findList(tokens: readonly Token[], index: number, out: Candidate[]): void {
  // In small letters only what offices are for counts: "the department of fish, wildlife and parks".
  const title = cased(tokens[index]);
  const member = (token: Token | undefined): boolean => title ? cased(token) : token !== undefined && token.shape === 'word' && tasks.test(token.fold);
  let at = index + (tokens[index + 1]?.text === '.' ? 2 : 1);
  if (!/^(?:of|for)$/.test(tokens[at]?.text ?? '') || !member(tokens[++at])) return;
  let commas = 0;
  for (; at < index + 14; at++) {
    const token = tokens[at];
    if (token === undefined || token.newLine) return;
    if (token.text === ',') commas++;
    else if (/^(?:and|&)$/.test(token.text)) {
      if (commas === 0 || !member(tokens[at + 1])) return;
      while (member(tokens[at + 1]) && !tokens[at + 1]?.newLine && at < index + 16) at++;
      let start = index;
      while (start > index - 3 && cased(tokens[start - 1]) && !(tokens[start] as Token).newLine && !(tokens[start - 1] as Token).first && !has(tokens[start - 1], Word.stop | Word.report)) start--;
      push(out, tokens[start] as Token, tokens[at] as Token);
      return;
    } else if (!member(token)) return;
  }
}

const tasks = /^(?:fish|fisheries|game|wildlife|parks|alcohol|tobacco|firearms|explosives|public|safety|health|natural|resources|forestry|forests|licensing|inspections?|permits|recreation|corrections|rehabilitation|labor|industry|conservation|customs|excise|immigration|citizenship|human|services|transportation|motor|vehicles|consumer|housing|urban|development|standards|emergency|management|environmental|protection|agriculture|criminal|justice|investigations?|enforcement|narcotics|dangerous|drugs|liquor|cannabis|gaming|boating|water|lands|energy|commerce|revenue)$/;

const namesPlace = (token: Token): boolean => !has(token, Word.stop | Word.report | Word.brand | Word.verb) && !(token.first && has(token, Word.english) && !has(token, Word.city | Word.street | Word.nameable));

function serviceEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + 5 && tokens[at]?.newLine === false && service.test(tokens[at]?.fold !== '' ? (tokens[at]?.fold ?? '') : (tokens[at]?.text ?? '')) && (cased(tokens[at]) || /^(?:and|&)$/.test(tokens[at]?.text ?? '') && cased(tokens[at + 1]))) at++;
  return at;
}
