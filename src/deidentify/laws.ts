import { isRank } from './cues.js';
import { Word } from './lexicon.js';
import { has } from './name-words.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

/** Parties of the cases that every academy teaches. */
const cases = wordSet('graham garner garrity brady giglio miranda terry gant mimms whren chimel payton mapp monell pickering weingarten loudermill gates carroll belton rodriguez utah atwater riley jones katz strickland henthorn pitchess tueller marchman baker tarasoff harlow saucier pearson hudson strieff knights samson mendenhall hodari bostick kyllo mincey brigham caniglia lange barnes');
const after = wordSet(`
factors factor standard standards analysis test prong prongs reasonableness v vs says said requires talks does doesnt allows covers applies apply case cases class ruling decision law rule rules came comes is isnt would
letter letters list lists warning warnings rights advisement waiver card statement statements interview hearing stop stops frisk frisks pat search material disclosure disclosures issue issues violation violations claim claims doctrine hold act drill distance
`);
const before = wordSet('under per cite cites citing cited invoke invoked invoking read reading given gave waive waived v vs post pre after about');
const court = wordSet('v vs versus');

/** "Graham talks about the facts known", "Tennessee v. Garner", "Garrity was read to us": a ruling, not a person. */
export function markLaws(tokens: readonly Token[], allowed: Uint8Array): void {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.shape !== 'word' || !token.capital) continue;
    if (court.has(tokens[index + 1]?.fold ?? '') && (tokens[index + 2]?.text === '.' ? party(tokens[index + 3]) : party(tokens[index + 2]))) {
      allowed[index] = 1;
      allowed[tokens[index + 2]?.text === '.' ? index + 3 : index + 2] = 1;
    } else if (cases.has(token.fold) && allowed[index] === 0 && isRuling(tokens, index)) allowed[index] = 1;
  }
}

const party = (token: Token | undefined): boolean => token !== undefined && token.capital && !token.newLine;

/** What follows or leads says so, and nobody of that name stands elsewhere in the text under a rank. */
function isRuling(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const previous = tokens[index - 1];
  if (token.possessive || isRank(tokens, index - 1) || previous?.text === '.' && isRank(tokens, index - 2)) return false;
  const next = tokens[index + 1]?.fold ?? '';
  if (tokens[index + 1]?.capital === true && !after.has(next)) return false;
  const taught = /^(?:was|is|were)$/.test(next) && /^(?:read|given|invoked|waived|decided|cited|explained|covered|taught|about|the|not|clear|law)$/.test(tokens[index + 2]?.fold ?? '');
  const spoken = /^(?:says|said|came|comes|is|would|does|doesnt|talks|requires|covers|applies|apply|allows)$/.test(next);
  const law = tokens.some((each) => each.fold !== token.fold && /^(?:law|ruling|court|standard|force|policy|class|constitutional|reasonable|reasonableness|facts|amendment|connor|garner|rights|warning|supreme|interview|ia|garrity|giglio|miranda)$/.test(each.fold));
  if (taught && (law || /^(?:read|invoked|waived|cited|explained)$/.test(tokens[index + 2]?.fold ?? ''))) return true;
  if (after.has(next)) return !spoken || law && !has(tokens[index + 2], Word.verb) && !/^(?:he|she|they|me|him|her|up|out|over|in|running|back)$/.test(tokens[index + 2]?.fold ?? '');
  return before.has(previous?.fold ?? '') && law && (tokens[index + 1] === undefined || tokens[index + 1]?.shape === 'sign' || has(tokens[index + 1], Word.stop));
}
