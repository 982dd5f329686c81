import { isRank, particles, roles } from './cues.js';
import { anyName, Word } from './lexicon.js';
import { acts, has, unknown, type Verdict, type Verdicts } from './name-words.js';
import { landHeads } from './landmarks.js';
import { loneNicknames } from './nickname-cues.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

const pair: Verdict = { kind: 'name', tier: 'check', reason: 'name-pair' };
const nick: Verdict = { kind: 'nickname', tier: 'check', reason: 'nickname-form' };
const somewhere: Verdict = { kind: 'place', tier: 'check', reason: 'unknown-place' };

/** A word whose capitals say nothing: small letters, or a text in capitals. */
const plain = (token: Token): boolean => !token.capital || token.caseless;

const ordinary = Word.english | Word.spanish | Word.stop | Word.report | Word.brand;
/** A name of some list that is no dictionary word. */
const strong = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.text.length > 1 && (token.marks & ordinary) === 0 && (has(token, anyName) || /[ăđơư\u1ea0-\u1ef9]/i.test(token.text));
const strange = (token: Token | undefined): boolean => token !== undefined && token.text.length >= 4 && unknown(token) && !has(token, anyName);
/** A dictionary word that is also a name. */
const possible = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.text.length > 1 && has(token, Word.given | Word.nameable | Word.wordName | anyName) && !has(token, Word.stop | Word.report | Word.brand) && (!has(token, Word.verb) || has(token, Word.given));

const dogs: ReadonlySet<string> = wordSet('duke ace bear moose tank boomer bubba gunny dutch ziggy duchess bandit rocky');
const spanishNick = /^(?:flaco|flaca|guero|guera|gordo|gorda|chato|chata|chino|china|negro|negra|moreno|pelon|chapo|oso|tuercas|chuy|gato|perro|toro|lobo|zorro|mono|rana|topo|raton|pato|gallo|tigre|leon|chango|chiquis|chaparro|chaparra|enano|viejo|pollo|cholo|guapo|feo|loco|diablo|mocho|manco|sordo|mudo|tuerto|cuervo|borrego|burro|cochi|cuate|bolillo|huero|kalimba|grillo|pulga|tripa|tripas|greñas|grenas|mostro|sombra|fantasma|payaso|profe|licenciado|inge|doctor|chef|gringo|gabacho|indio|ruso|turco|arabe|japo|coreano)$/;

/** Words that may begin such a name though no list of names has them. */
const leadWord = opener([...wordSet('lake mount mt fort ft camp port cape glen loch la las los el san santa big little lil ol old young baby crazy fat skinny tall papi mami tio tia'), ...loneNicknames, ...dogs]);
/** A dictionary word that is no lead and no given name begins none; most words of a report are such. */
const begins = (token: Token): boolean => (token.marks & ordinary) === 0 || (token.opens & leadWord) !== 0 || has(token, Word.given | Word.first | Word.firstRare);

/** Names in small letters (or in capitals throughout) that only their company gives away: "otto krenek", "jimmy ray fields", "big steve", "el flaco". */
export function markLowerNames(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  const spanish = isSpanish(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || !plain(token) || allowed[index] === 1 || !begins(token)) continue;
    const next = tokens[index + 1];
    const close = next !== undefined && !next.newLine && next.shape === 'word' && plain(next) && allowed[index + 1] === 0 && !token.possessive;
    if (close && (spanish ? strong(token) && strong(next) && has(token, Word.first) : together(token, next)) && !isRank(tokens, index) && !roles.has(token.fold) && !isRank(tokens, index + 1) && !glued(tokens, index)) markRun(tokens, index, verdicts, allowed);
    else if (close && has(token, Word.first) && strong(token) && particles.has(next.fold) && !/^(?:y|e|o|c|la|el|le|de)$/.test(next.fold) && (strong(tokens[index + 2]) || particles.has(tokens[index + 2]?.fold ?? '') && (strong(tokens[index + 3]) || strange(tokens[index + 3])))) markRun(tokens, index, verdicts, allowed, 1);
    else if (close && !spanish && /^(?:lake|mount|mt|fort|ft|camp|port|cape|glen|loch|la|las|los|el|san|santa)$/.test(token.fold) && verdicts[index + 1]?.kind !== 'name' && !/^(?:autopista|carretera|autovia|avenida|interestatal|troncal|garita|caseta|rampa|patrulla|comisaria)$/.test(next.fold) && (strange(next) || strong(next) && !/^(?:la|las|los|el)$/.test(token.fold) || has(next, Word.city | Word.street) && !has(next, Word.english | Word.spanish)) && (!/^(?:la|las|los|el)$/.test(token.fold) || /^(?:on|in|at|to|from|near|off|by|of|down|past|outside)$/.test(tokens[index - 1]?.fold ?? ''))) {
      verdicts[index] = somewhere;
      verdicts[index + 1] = somewhere;
    } else if (close && /^(?:big|little|lil|ol|old|young|baby|crazy|fat|skinny|tall)$/.test(token.fold) && has(next, Word.first | Word.given | Word.firstRare) && (!has(next, Word.stop | Word.verb | Word.report | Word.spanish) || /^(?:mike|charlie|victor|oscar)$/.test(next.fold)) && (!has(next, Word.english) || has(next, Word.given)) && !/^(?:may|rose|hope|dawn|summer|river|stone|rain|storm|king|prince|forest|lane|robin|buck|guy|bud|gun|rusty|sandy|misty|rocky|dusty|penny|cherry|ginger|candy|angel)$/.test(next.fold) && !(tokens[index + 2]?.newLine === false && (landHeads.has(tokens[index + 2]?.fold ?? '') || /^(?:high|middle|elementary|street|st|road|rd|ave|avenue|theater|county|regional|memorial)$/.test(tokens[index + 2]?.fold ?? '')))) {
      verdicts[index] = nick;
      verdicts[index + 1] = nick;
    } else if (close && !spanish && /^(?:papi|mami|tio|tia)$/.test(token.fold) && !has(next, Word.stop | Word.verb) && (has(tokens[index + 2], Word.verb) || tokens[index + 2] === undefined || /^[.,;)]$/.test(tokens[index + 2]?.text ?? ''))) {
      verdicts[index] = nick;
      verdicts[index + 1] = nick;
    } else if (close && /^(?:el|la)$/.test(token.fold) && spanishNick.test(next.fold) && (acts(tokens, index + 1) || /^(?:y|que|se|no|me|le|trae|traia|dijo|llego|anda|andaba|tenia|estaba|la|lo|,)$/.test(tokens[index + 2]?.fold || (tokens[index + 2]?.text ?? '')))) {
      verdicts[index] ??= nick;
      verdicts[index + 1] ??= nick;
    } else if (verdicts[index] === undefined && loneNicknames.has(token.fold) && (has(next, Word.verb) || next?.text === ',') && !/^(?:is|fell|moved|hit|came|stuck|broke|blew)$/.test(next?.fold ?? '') && (tokens[index - 1] === undefined || token.first || token.newLine || /^(?:and|so|then|but|when|that|while|because|it|was|cuz)$/.test(tokens[index - 1]?.fold ?? '')) && !/^(?:red|lucky|chief|happy|smoke|snake|monkey|turtle|wolf|crow|hawk|goose|rooster|mouse)$/.test(token.fold)) verdicts[index] = nick;
    else if (verdicts[index] === undefined && dogs.has(token.fold) && /^(?:left|put|loaded|kenneled|deployed|released|sent|recalled|walked|leashed|took|had|got|sic|sicced)$/.test(tokens[index - 1]?.fold ?? '') && /^(?:in|out|on|back|home|off|into|inside|through|to)$/.test(next?.fold ?? '') && !token.newLine) verdicts[index] = nick;
    else if (verdicts[index] === undefined && !token.caseless && strange(token) && token.text.length >= 5 && !glued(tokens, index) && !/(?:ing|ed|ly|s|er|tion|ness|able)$/.test(token.fold) && /^(?:to|at|in|from|near|of|off|by|toward|towards|outside|past)$/.test(tokens[index - 1]?.fold ?? '') && !token.newLine) verdicts[index] = somewhere;
  }
}

/** Part of a handle, a tag or an address of the net. */
const glued = (tokens: readonly Token[], index: number): boolean => tokens[index - 1] !== undefined && /^[#@_/.=]$/.test(tokens[index - 1]?.text ?? '') && tokens[index - 1]?.after === tokens[index]?.start;

const unlike = wordSet('guy ada da pa ma mx vo op fo ro io ao oi co po ori oic');
/** Whether two words side by side are one person's names. */
function together(first: Token, second: Token): boolean {
  const sure = strong(first);
  if (!sure && !strong(second) || unlike.has(first.fold)) return false;
  if (sure) return strong(second) || strange(second) || /^(?:mtz|gzz|hdz|fdz|rdz|glez|mdz|glz|rmz|vzqz|gtz|jmz|lpz|pz|snz)$/.test(second.fold) || possible(second) && !has(second, Word.verb) && has(first, Word.first | Word.firstRare) && !has(second, Word.spanish);
  return strange(first) && has(second, Word.surname | Word.first) || possible(first) && has(first, Word.given | Word.first | Word.firstRare) && has(second, Word.surname | Word.surnameRare) && !has(first, Word.spanish);
}

function markRun(tokens: readonly Token[], from: number, verdicts: Verdicts, allowed: Uint8Array, sure = 2): void {
  let last = from + sure - 1;
  for (let at = from + sure; at <= from + 5; at++) {
    const token = tokens[at];
    const before = tokens[at - 1] as Token;
    if (token === undefined || token.newLine || before.possessive || allowed[at] === 1) break;
    if (token.text === '-' && token.start === before.after && tokens[at + 1]?.start === token.after) continue;
    if (token.shape !== 'word' || !plain(token)) break;
    if (particles.has(token.fold) && (strong(tokens[at + 1]) || strange(tokens[at + 1]) && /^(?:van|von|der|den|bin|ibn|al)$/.test(token.fold) || particles.has(tokens[at + 1]?.fold ?? '')) && !/^(?:y|e|o|el|la|c)$/.test(token.fold)) continue;
    if (strong(token) || strange(token) && before.text !== 'and' || before.text === '-' || possible(token) && !has(token, Word.spanish | Word.verb) && has(tokens[from], Word.first | Word.firstRare)) last = at;
    else break;
  }
  for (let at = from; at <= last; at++) verdicts[at] ??= pair;
  const joined = verdicts[from];
  if (joined?.kind === 'name') for (let at = from; at <= last; at++) if (verdicts[at]?.kind === 'name') verdicts[at] = verdicts[at]?.tier === 'redact' ? verdicts[at] : joined;
}
