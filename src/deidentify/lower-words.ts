import { Word } from './lexicon.js';
import { natureName } from './name-extent.js';
import { has, personNoun } from './name-words.js';
import type { Token } from './tokens.js';

const sureGiven = /^(?:mike|rob|nick|tony|ray|dean|rick|frank|rich|charlie|terry|randy|gene|max|hank|troy|jimmy|billy|curt|ken|sal|jess|marty|josh|ron|tom|toby|trey|sue|carol|dale|kit)$/;

/** "so mike left", "and rob said": a given name that is a word, in lower case, between a link and a verb. */
export function lowerGiven(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  // "faith running deer caught it".
  if (natureName(tokens, index + 1) && !/^(?:the|an?|my|this|that|of|in)$/.test(tokens[index - 1]?.fold ?? '') && !has(token, Word.verb)) return true;
  if (next === undefined || next.newLine || !(has(next, Word.verb) || next.fold === 'were' || /^(?:and|n)$/.test(next.fold) && /^(?:i|me)$/.test(tokens[index + 2]?.fold ?? '')) || has(token, Word.verb | Word.stop) || /^(?:hope|faith|may|grace|justice|patience|charity|honor|dawn|rain|storm|sky|river|stone|summer|autumn|spring|winter|april|june|august|lane|forest|van|guy|chuck|buck|buddy|major|penny|jay|al|bo|duke|angel|skip|rocky|mai|lan|tu)$/.test(token.fold)) return false;
  const before = tokens[index - 1];
  if (before?.fold === 'and' && /^(?:me|him|her|myself)$/.test(tokens[index - 2]?.fold ?? '')) return true;
  if (/^(?:tank|bear|moose|doc|hutch|dutch|pops|hoss|tex|coop|bubba|tiny|smitty)$/.test(token.fold)) return (before === undefined || token.first || /^(?:and|so|then|but|when|n)$/.test(before.fold)) && (!/^(?:is|was|fell|had|came)$/.test(next.fold) || /^(?:first|second|third|on|with|behind|up|my|the|his|a)$/.test(tokens[index + 2]?.fold ?? ''));
  if ((before === undefined || token.first || token.newLine) && sureGiven.test(token.fold)) return true;
  if (before === undefined || token.first || token.newLine) return personal(next) || /^(?:was|had|left|got|went|came)$/.test(next.fold) && /^(?:mike|rob|jack|bill|nick|tony|ray|dean|rick|frank|don|rich|drew|charlie|terry)$/.test(token.fold);
  return /^(?:and|then|so|but|when|that|because|as|with|while|after|before|y|cuando|que|pero|big|lil|ol)$/.test(before.fold) && (personal(next) || !/^(?:is|was|shot|fired|cleared|charged|loaded)$/.test(next.fold));
}

/** "told brown to wait", "then woods yelled": a surname that is a word, in lower case. */
export function lowerSurname(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (personNoun.test(token.fold) || next === undefined || next.newLine || has(token, Word.verb | Word.spanish)) return false;
  if (before !== undefined && !token.newLine && /^(?:told|asked)$/.test(before.fold)) return /^(?:to|that|if|about|we|he|she|i|for|where|what|why|not|how)$/.test(next.fold);
  if ((before === undefined || token.first) && (/^(?:and|n)$/.test(next.fold) && /^(?:i|me)$/.test(tokens[index + 2]?.fold ?? '') || has(token, Word.report) && /^(?:yelled|said|told|shouted|asked|hollered|screamed|radioed|grabbed|saw|drew)$/.test(next.fold)) && !personNoun.test(token.fold)) return true;
  if (/^(?:was|has|wasnt|hasnt)$/.test(next.fold) && /[^s]s$/.test(token.fold) && !has(token, Word.report) && (before === undefined || token.first || /^(?:while|when|because|and|so|then|but|after|before|since|until|if|where)$/.test(before.fold))) return true;
  const opens = before === undefined || token.first || token.newLine || /^(?:and|then|so|but|when|because|that|while)$/.test(before.fold);
  if (opens && next.fold === 'and' && tokens[index + 2]?.fold === 'i' && !has(token, Word.report)) return true;
  return opens && !has(token, Word.report) && personal(next) && !token.capital && !/^(?:parked|called|sent|kicked|knocked|cleared|checked|fired|flew|shot|loaded|unloaded|holds|struck|blew|stuck|broke|bit|pushed|dragged|carried|threw|rolled|tore|cut|slid|crashed|slammed|swung|falls|falls|starts|stops|goes|comes|takes|keeps|calls|leaves)$/.test(next.fold);
}

/** Verbs that only people do; "was" or "fell" may follow snow. */
export function personal(token: Token | undefined): boolean {
  return token !== undefined && has(token, Word.verb) && !/^(?:is|was|had|has|fell|felt|hit|came|went|got|took|made|kept|covered|started|stopped|turned|left|moved|missed|charged|opened|closed|discharged|looked|looks|dropped|lost|gave|needed|needs|needs|found|caught|ran|runs|heard|check|works|worked|helped|saved|spun|stood|reached|estaba|fue|iba|is|shows|showed|means|reported)$/.test(token.fold);
}
