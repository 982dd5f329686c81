import { isRank, roles } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

/** "Military Land", "Forest Net": everyday words with capitals side by side name a program or a channel, not a person. */
export function inPhrase(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const everyday = (other: Token | undefined, apart: number): boolean => other !== undefined && apart === 1 && other.shape === 'word' && other.capital && !other.upper && has(other, Word.english | Word.report) && !has(other, anyName | Word.nameable | Word.wordName | Word.given | Word.city | Word.street) && !roles.has(other.fold);
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (before !== undefined && !token.newLine && !isRank(tokens, index - 1) && !before.first && everyday(before, token.start - before.after)) return true;
  return next !== undefined && !next.newLine && !token.possessive && everyday(next, next.start - token.after) && !has(next, Word.verb) && !isRank(tokens, index - 1);
}

/** "Flashlight, Vest, Gloves": in a list of things with capitals no member is a person. */
export function inList(tokens: readonly Token[], index: number): boolean {
  const thing = (other: Token | undefined): boolean => other !== undefined && other.shape === 'word' && other.capital && !other.upper && has(other, Word.english | Word.report | Word.brand) && !has(other, anyName | Word.nameable | Word.wordName | Word.given | Word.city | Word.street | Word.stop) && !roles.has(other.fold) && /(?:[^s]s|ion|ing|er|ity|ness|ment|light|ure|al|et|ance)$/.test(other.fold);
  const link = (other: Token | undefined): boolean => other !== undefined && !other.newLine && /^(?:,|and|or|&|\/)$/.test(other.text);
  if (isRank(tokens, index - 1)) return false;
  return link(tokens[index - 1]) && thing(tokens[index - 2]) || tokens[index + 1]?.text === ',' && thing(tokens[index + 2]) || tokens[index - 1]?.text === ':' && link(tokens[index + 1]) && thing(tokens[index + 2]);
}

/** Endings of Spanish nouns and adjectives; the list of Spanish words is short. */
const spanishEnding = /(?:cion|siones|sion|ciones|dad|dades|tad|mente|miento|mientos|ivos?|ivas?|encia|encias|ancia|ancias|eria|ismo|istas?|ables?|ibles?|adas?|ados?|idas?|idos?|ando|iendo|ales|arios?|arias?|icos?|icas?|oras|ores|eros|eras|uenos|uenas)$/;
/** Words that a product, a system or a language gives a capital: "WildCAD", "two Safenets", "Explosivos" in a Spanish text. */
export function coined(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(token.text) && !/^(?:Mc|Mac|De|Di|Du|Da|Del|La|Le|Van|Von|Fitz|O|San|Al|El|Ap|Bin)\p{Lu}/u.test(token.text)) return true;
  const before = tokens[index - 1];
  if (token.fold.endsWith('s') && !token.possessive && before !== undefined && !token.newLine && /^(?:two|three|four|five|six|seven|eight|nine|ten|multiple|several|many|few|some|both|these|those|all|more|dos|tres|varios|varias|\d{1,3})$/.test(before.fold || before.text)) return true;
  return !has(token, anyName) && isSpanish(tokens) && spanishEnding.test(token.fold);
}

/** Months and days that next to nobody is called by. */
const onlyMonth = wordSet('tuesday wednesday thursday saturday january february july september october november december enero febrero marzo mayo junio agosto septiembre octubre noviembre diciembre');
const eitherMonth = wordSet('april may june august march abril julio');
const monthWord = opener([...onlyMonth, ...eitherMonth]);
const monthLeads = /^(?:in|since|until|till|last|of|by|early|late|mid|every|each|next|during|through|before|en|desde|hasta|durante|de|pasado)$/;
/** "January", "in April we all": a month, not somebody called so. */
export function isMonth(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if ((token.opens & monthWord) === 0) return false;
  if (onlyMonth.has(token.fold) || besideMonth(tokens, index)) return true;
  return eitherMonth.has(token.fold) && !token.possessive && !token.newLine && monthLeads.test(tokens[index - 1]?.fold ?? '') && !has(tokens[index + 1], Word.verb);
}

const anyMonth = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && !token.possessive && (onlyMonth.has(token.fold) && !/day$/.test(token.fold) || eitherMonth.has(token.fold));
const monthLink = /^(?:and|or|to|through|thru|until|till|y|a|-|\/)$/;
/** "April to October", "July and August": two months side by side, unless two persons do something. */
function besideMonth(tokens: readonly Token[], index: number): boolean {
  if (!eitherMonth.has((tokens[index] as Token).fold) || !anyMonth(tokens[index])) return false;
  const ahead = monthLink.test(tokens[index + 1]?.text.toLowerCase() ?? '') && anyMonth(tokens[index + 2]);
  if (!ahead && !(monthLink.test(tokens[index - 1]?.text.toLowerCase() ?? '') && anyMonth(tokens[index - 2]))) return false;
  const link = tokens[ahead ? index + 1 : index - 1]?.fold;
  const next = tokens[ahead ? index + 3 : index + 1];
  return !(link === 'and' && has(next, Word.verb) && !/^(?:is|was|are|were|had|has|came|went|brought|saw|got)$/.test(next?.fold ?? ''));
}

/** Months that stand by themselves are nobody, in capitals too. */
export function markMonths(tokens: readonly Token[], allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if ((token.opens & monthWord) === 0) continue;
    const next = tokens[index + 1];
    if (besideMonth(tokens, index)) allowed[index] = 1;
    if (onlyMonth.has(token.fold) && !token.possessive && (token.caseless || next === undefined || !next.capital || next.newLine)) allowed[index] = 1;
  }
}

/** "la Unidad de Tránsito": what a Spanish service is for, although some are called so. */
export function isService(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!token.capital || has(token, Word.city)) return false;
  const link = tokens[index - 1]?.fold;
  return (link === 'de' || link === 'del') && /^(?:servicio|servicios|ley|reglamento|codigo|oficina|departamento|jefe|curso|operativo|policia|agente|oficial|academia|secretaria|centro|infraccion|camara|unidad|division|direccion|seccion|brigada|grupo|equipo|area|coordinacion|subdireccion)$/.test(tokens[index - 2]?.fold ?? '');
}
