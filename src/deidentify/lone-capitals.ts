import { roles } from './cues.js';
import { Word } from './lexicon.js';
import { has, type Verdict } from './name-words.js';
import { speaks, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

export const placePrepositions = wordSet('in near at from outside en downtown toward towards through leaving into via of');

/** "that the Quartermaster", "not at End of Watch": an everyday word after an article, unless a word of place leads. */
const isTitle = (before: Token | undefined, lead: Token | undefined, token: Token): boolean => /^(?:the|an?|our|this|that|each|every|any|no|my)$/.test(before?.fold ?? '') && !placePrepositions.has(lead?.fold ?? '') && has(token, Word.english) && !/^(?:by|on|off|to|past|around|across|behind|down|up|along|called|with|told|and)$/.test(lead?.fold ?? '');

/** A capital that stands alone in a sentence of small letters: "at Exposition", "it was Peanut that saw it". */
export function loneCapital(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (roles.has(token.fold) && !/^(?:rook|rookie|boss|mentor|probie|bro)$/.test(token.fold) || /(?:master|keeper|officer|ician)$/.test(token.fold) || !has(next, Word.verb) && isTitle(before, tokens[index - 2], token)) return false;
  // "It was in Neutral": where a lever or a switch stands.
  if (/^(?:neutral|reverse|standby|semi|auto|idle|mute|silent|airplane|sport|manual|record|pursuit|rear)$/.test(token.fold)) return false;
  // "wet Tile": a thing, after what it is like.
  if (before !== undefined && !before.capital && has(before, Word.english) && !has(before, Word.stop | Word.verb | Word.report) && !roles.has(before.fold) && has(token, Word.english) && !has(token, Word.nameable | Word.wordName | Word.given | Word.city | Word.street) && !/^(?:old|big|little|young|dog|horse|buddy|named|called|leaving|entering|passing|downtown)$/.test(before.fold)) return false;
  if (/^(?:el|la)$/.test(before?.fold ?? '') && spanishOffice.test(token.fold)) return false;
  // "everyone yelled Muzzle": what was shouted.
  if (/^(?:yelled|yell|shouted|screamed|hollered|said|says|say|yelling|shouting)$/.test(before?.fold ?? '') && !has(token, Word.nameable | Word.wordName | Word.given)) return false;
  // "not at End of Watch": everyday words of a title.
  if (/^(?:of|and)$/.test(next?.fold ?? '') && has(token, Word.english) && !has(token, Word.nameable | Word.city | Word.street | Word.given) && tokens[index + 2]?.capital === true && has(tokens[index + 2], Word.english | Word.report) && !has(tokens[index + 2], Word.nameable | Word.given | Word.city)) return false;
  // "Inspection of Lockers", "no line for Magazines": what a title counts.
  if (/[^s]s$/.test(token.fold) && /^(?:of|for|no|with|and|or|more|all|any|on|without)$/.test(before?.fold ?? '') && !has(token, Word.city | Word.street | Word.nameable | Word.wordName)) return false;
  if (token.upper || token.text.length < 3 || token.newLine || before === undefined || before.shape !== 'word' || before.capital && !/^(?:hey|hi|hello|dear|thanks|thx|hola|gracias|per|ask|tell|told|cc|attn|from|to|for|with|and)$/.test(before.fold)) return false;
  return !(next !== undefined && !next.newLine && (next.shape === 'word' && next.capital || next.text === '-' || next.text === '/' || next.shape === 'number'));
}

const spanishOffice = /^(?:gobierno|estado|nacion|republica|fiscalia|fiscal|academia|alcaldia|alcalde|juzgado|juez|tribunal|camara|congreso|senado|ministerio|secretaria|direccion|departamento|division|seccion|grupo|equipo|cuerpo|centro|oficina|plan|ley|codigo|reglamento|manual|protocolo|programa|proyecto|curso|taller|comite|consejo|sindicato|federacion|asociacion|biblia|senor|virgen|dios|internet|navidad|semana|pascua|pascuas|independencia|revolucion|armada|ejercito|marina|guardia|migra|capitania|procuraduria|ayuntamiento|municipio|condado|ciudad|pais)$/;

/** "el Flaco", "en Matanzas": a Spanish word with a capital inside a sentence is a nickname after an article and a place after "en". */
export function spanishCapital(tokens: readonly Token[], index: number): Verdict | undefined {
  const token = tokens[index] as Token;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (!speaks(token) || token.upper || token.newLine || token.text.length < 3 || before === undefined || before.capital || roles.has(token.fold) || spanishOffice.test(token.fold) || has(token, Word.report) || next !== undefined && next.shape === 'word' && next.capital && !next.newLine) return undefined;
  if (/^(?:en|desde|hacia|hasta)$/.test(before.fold)) return { kind: 'place', tier: 'check', reason: 'lone-capital' };
  return /^(?:el|la|al|del)$/.test(before.fold) && !/^(?:de|del|que)$/.test(next?.fold ?? '') ? { kind: 'nickname', tier: 'check', reason: 'lone-capital' } : undefined;
}
