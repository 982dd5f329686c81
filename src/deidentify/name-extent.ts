import { isRank, particles, roles, suffixes } from './cues.js';
import { anyName, listedName, Word } from './lexicon.js';
import { acronym, has, isInitial, ordinary, unknown, type Verdict, type Verdicts } from './name-words.js';
import { isSpanish, type Token } from './tokens.js';

const numberWord = /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|No|Of|The|His|Her|Over|Under|Off|After|Who|Kills|Runs|Walks|Stands|Comes|Takes|Looks|Standing|Running|Sitting|Walking|Lone|Bad|Good|Many|Plenty|Little|Big|Tall|Long|Red|White|Black|Yellow|Blue|Gray|Grey|Spotted|Iron|Brave|Old|Young|Crazy|Chasing|Flying|Swift)$/;

/** Surnames that are function words; with a capital after a given name they are names. */
export const functionSurname = /^(?:Her|See|Do|So|An|No|To|He|My|Le|La|You|Yu|Self|Down|Just|Still|Over|More|Most|Few|Both|Such|Once|Here|Same|Does|Any|All|Than|Can|Will|May|Might|Mine|Near|Within|Vang|Be|Ba|Thi|Yet|Out|Off|Ever|Else)$/;

const nature = /^(?:two|three|four|five|many|little|big|black|white|red|yellow|blue|gray|grey|green|spotted|iron|running|standing|sitting|walking|lone|tall|bad|good|brave|crazy|chasing|flying|long|old|young|strong|swift|high|holy|spirit|war|painted|lame|medicine|charging|sleeping|broken|wounded)$/i;
const creatures = /^(?:bulls?|bears?|horses?|eagles?|elk|hawks?|crows?|dogs?|wolf|wolves|feathers?|clouds?|water|shields?|arrows?|moons?|stars?|hearts?|rope|buffalo|deer|fox|owls?|birds?|thunder|lightning|hills?|eyes|hands?|face|tail|rock|calf|hat|plume|wing|robe|knife|shirt|antelope|turtle|soldier|warrior|bonnet|lance|horn|pipe|track|tracks|hail|wind|sky|coyote|otter|weasel|pony|ponies|whirlwind)$/i;
/** "Running Deer", "two bulls", "yellow horse": a surname of two words. */
export const natureName = (tokens: readonly Token[], at: number): boolean => nature.test(tokens[at]?.text ?? '') && tokens[at + 1]?.newLine === false && creatures.test(tokens[at + 1]?.text ?? '') && (tokens[at + 1] as Token).start === (tokens[at] as Token).after + 1;

/** Marks the name that begins at `index` and what belongs to it: initials, particles, surname, suffix. */
export function markName(tokens: readonly Token[], index: number, verdict: Verdict, verdicts: Verdicts, allowed: Uint8Array): number {
  verdicts[index] = verdict;
  let last = index;
  for (let at = index + 1; at < tokens.length && at <= index + 6; at++) {
    const token = tokens[at] as Token;
    const before = tokens[at - 1] as Token;
    if (token.newLine || before.possessive) break;
    if (token.text === '-' && token.start === before.after && tokens[at + 1]?.start === token.after && tokens[at + 1]?.shape === 'word') continue;
    if (token.text === '.' && (before.text.length === 1 || before.fold === 'st') && token.start === before.after) continue;
    const hyphened = before.text === '-';
    if (isInitial(token) && !token.caseless && token.text !== 'I') { last = at; continue; }
    if (token.shape === 'word' && /^[b-hj-z]$/.test(token.text) && tokens[at + 1]?.shape === 'word' && tokens[at + 1]?.newLine === false && (has(tokens[at + 1], Word.surname) || unknown(tokens[at + 1] as Token)) && has(before, Word.first | Word.given)) { last = ++at; continue; }
    if (/^(?:le|see|her)$/.test(token.text) && (token.text !== 'le' || !isSpanish(tokens)) && (has(before, anyName) && !has(before, Word.english | Word.spanish) || tokens[at - 2]?.text === '-') && !before.capital && (tokens[at + 1] === undefined || tokens[at + 1]?.shape === 'sign' && token.text !== 'her' || has(tokens[at + 1], Word.verb))) { last = at; continue; }
    if (at === index + 1 && natureName(tokens, at) && (has(before, Word.first | Word.given) || verdict.reason === 'rank-cue')) { last = ++at; continue; }
    // "héctor de la garza": after a particle a surname may be a word.
    if (at > index + 1 && particles.has(before.fold) && !before.capital && has(token, Word.surname) && !ordinary(token) && /^(?:de|del|la|las|los)$/.test(before.fold)) { last = at; continue; }
    if (suffixes.has(token.fold) && token.capital) { last = at; break; }
    if (ofService(tokens, at)) break;
    if (particles.has(token.fold) && continues(tokens, at + 1)) continue;
    if (numberWord.test(token.text) && has(tokens[index], Word.first | Word.given) && tokens[at + 1]?.capital === true && !token.caseless && !has(tokens[at + 1], Word.stop) && tokens[at + 1]?.newLine === false) { last = ++at; continue; }
    if (functionSurname.test(token.text) && !token.caseless && !before.possessive && has(before, anyName | Word.given) && at <= index + 3) { last = at; continue; }
    if (hyphened ? token.capital || !has(token, Word.stop | Word.report) : isSurnameHere(tokens, at, index, allowed, /cue$|introduced/.test(verdict.reason))) { last = at; continue; }
    break;
  }
  for (let at = index; at <= last; at++) verdicts[at] = verdict;
  return last;
}

/** After a particle: one more particle may come before the name. */
export function continues(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]?.text === '-' ? tokens[at + 1] : tokens[at];
  if (token === undefined || token.newLine) return false;
  if (token.shape === 'word' && particles.has(token.fold)) return continues2(tokens[at + 1]);
  return continues2(token);
}
function continues2(token: Token | undefined): boolean {
  if (token === undefined || token.shape !== 'word' || token.text.length < 2) return false;
  if (token.capital && !token.caseless) return !has(token, Word.stop);
  return has(token, anyName) && !ordinary(token);
}

function isSurnameHere(tokens: readonly Token[], at: number, begin: number, allowed: Uint8Array, cued: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.shape !== 'word' || token.text.length < 2 || has(token, Word.stop) || isRank(tokens, at)) return false;
  // "John Smith & Wesson": after a given name the surname is a surname.
  if (allowed[at] === 1 && !(allowed[at - 1] === 0 && has(token, anyName) && has(tokens[at - 1], Word.first) && tokens[at - 1]?.capital === true)) return false;
  if (token.capital && !token.caseless) {
    if (acronym(token) && !has(token, anyName)) return false;
    return !has(token, Word.report | Word.brand) || (has(token, Word.nameable) && (has(tokens[at - 1], Word.first | Word.given) || has(tokens[begin], Word.first)));
  }
  if (has(token, listedName) && !ordinary(token) && !has(token, Word.spanish)) return true;
  // "trooper oyuki brandvold": after a cue a second word of no list belongs to the name.
  if (cued && at === begin + 1 && !((tokens[begin] as Token).capital && !(tokens[begin] as Token).caseless) && !isSpanish(tokens) && token.text.length >= 4 && unknown(token) && !has(tokens[begin], Word.english) && !/(?:ing|ed|ly|s)$/.test(token.fold)) return true;
  if (!has(tokens[begin], Word.first | Word.given) || at > begin + 2) return false;
  if ((tokens[begin] as Token).capital && !(tokens[begin] as Token).caseless && !token.capital) return false;
  if (has(tokens[begin], Word.first) && !ordinary(token) && !has(token, Word.spanish) && (has(token, anyName) || (unknown(token) && token.text.length >= 5 && !/(?:ing|ed|ly)$/.test(token.fold)))) return true;
  // "kayla stronghold yelled": between a given name that is no word and what a person does.
  if (at === begin + 1 && has(tokens[begin], Word.first) && !ordinary(tokens[begin] as Token) && token.text.length >= 4 && has(token, Word.english) && !has(token, Word.verb | Word.report | Word.stop | Word.brand) && !roles.has(token.fold) && !/(?:ly|ing|ed)$|^(?:later|never|always|again|first|quickly|finally|today|tonight|actually|already|almost|often|still|either|himself|herself|yesterday|clearly|instead|luckily|maybe|would|could|should|might|someone|somebody|both|also|just|then|even|once|here|there|soon|when|what|that|this|they|whom|everyone|everybody|nobody|people|wasnt|didnt)$/.test(token.fold) && /^(?:yelled|said|says|told|tells|asked|asks|swears|swore|thinks|admits|admitted|insists|wants|texted|replied|shouted|grabbed|pulled|radioed|drew|hollered|screamed|noticed|tackled|caught|saw|shut|walked|jumped|ran)$/.test(tokens[at + 1]?.fold ?? '')) return true;
  if (!has(token, Word.nameable) || has(token, Word.verb) || has(tokens[begin], Word.verb) && !has(tokens[begin], Word.given)) return false;
  if (at === begin + 2) return !has(token, Word.report);
  if (!has(token, Word.report)) return true;
  const next = tokens[at + 1];
  return has(tokens[begin], Word.first) && (next === undefined || next.shape === 'sign' || has(next, Word.verb | Word.stop));
}

/** "agente de la Policía de Loreto", "oficial del Departamento": where the officer serves. */
export function ofService(tokens: readonly Token[], index: number): boolean {
  if (!/^(?:de|del)$/.test(tokens[index]?.fold ?? '')) return false;
  const office = tokens[/^(?:la|los|las)$/.test(tokens[index + 1]?.fold ?? '') ? index + 2 : index + 1];
  return /^(?:policia|guardia|departamento|patrulla|unidad|estacion|division|seccion|oficina|alguacil|condado|ciudad|turno|transito|prisiones|carcel|correccional|fuerza|brigada)$/.test(office?.fold ?? '');
}

/** The letters with full stops before a name: "C.O. Banerjee" is a correctional officer, "C.J. Banerjee" has two initials. */
export function spelled(tokens: readonly Token[], last: number): string {
  let letters = '';
  for (let at = last; at >= 0 && at > last - 8 && isInitial(tokens[at]) && tokens[at + 1]?.text === '.'; at -= 2) letters = (tokens[at] as Token).text + letters;
  return letters;
}
