import { anyName, Word } from './lexicon.js';
import { has, personNoun, unknown } from './name-words.js';
import type { Token } from './tokens.js';

/** Given names that are words, but in a report far more often persons. */
const people = /^(?:mike|rob|nick|tony|ray|dean|rick|frank|rich|charlie|terry|randy|art|gene|max|hank|troy|jimmy|billy|curt|ken|sal|jess|marty|josh|ron|tom|toby|trey|sue|carol|pat|drew|mark|will|jack|bill|don|dale|kit|sandy|grant|chase|hunter|mason|cole|colt|chip|clay|ty|lance|rusty|buddy)$/;
export const human = /^(?:yelled|yells|said|says|told|asked|shouted|screamed|grabbed|pulled|drew|radioed|called|knew|thought|noticed|saw|realized|laughed|smiled|nodded|jumped|ducked|dove|tackled|cuffed|handcuffed|holstered|forgot|went|came|ran|took|got|had|held|let|kept|gave|covered|warned|heard|felt|spotted|caught|threw|walked|stepped|slipped|opened|checked|cleared|dropped|stopped|fired|turned|moved|stood|sat|knelt|started|tried|wanted|was|has|hit|lost|left|put|made|found|needed|answered|replied|waved|pointed|drove|parked|hollered|whispered|kicked|pushed|reached|lit|spoke|signed|missed|tripped|braked|backed|works|rose|counted|banked|cut|swung|hopped|rolled|stayed|sent|swears|swore|texts|texted|drives|owns|owes|admits|admitted|thinks|knows|wants|lives|retired|quit|tells|taught|teaches|runs|carries|carried|wears|wore|keeps|didnt|wasnt|couldnt|wouldnt|got|gets|goes|comes|sees|hears|holds|sits|stands|froze|flinched|dove|slid|spun|leaned|peeked|swept|stacked|breached|posted|flanked|rushed|sprinted|hauled|hooked|shoved|yanked|slammed|racked|loaded|unloaded|photographed|bagged|logged|typed|wrote|read|signed|booked|searched|frisked|patted|found|relieved|replaced|drove|rode|followed|chased|cornered)$/;
/** What a person does with his hands and his voice. */
const handy = /^(?:parked|racked|holstered|reholstered|unholstered|grabbed|radioed|told|asked|cuffed|handcuffed|tackled|unloaded|reloaded|drew|yelled|buckled|unbuckled|unlocked|handed|borrowed|forgot|frisked|tased|pepper-sprayed|yanked|zipped|unzipped|swapped|wiped)$/;
const weak = /^(?:was|had|has|got|came|went|took|made|kept|lost|left|hit|let|held|put|gave|found|started|stopped|turned|moved|opened|dropped|missed|felt|needed|fired|caught|lit|stood|sat|ran)$/;
export const notPeople = /^(?:light|lights|water|snow|rain|storm|fog|frost|ice|smoke|brush|wood|metal|glass|stone|rock|hill|lake|river|field|park|street|road|lane|day|night|time|luck|chance|change|training|distance|cover|contact|back|front|side|left|right|head|hand|foot|power|speed|force|price|cost|law|order|care|rest|case|line|post|point|plan|range|round|shot|call|key|lock|door|gate|wall|hall|room|house|home|work|board|book|page|paper|safe|safety|first|second|good|best|long|short|small|little|big|high|low|hard|strong|quick|fast|slow|early|close|open|free|clear|sharp|bright|dark|cold|hot|wet|dry|fresh|new|old|young|great|fine|true|real|sure|ready|many|major|minor)$/;
const ownedLow = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && !token.newLine && (has(token, anyName | Word.nameable | Word.given) || strange(token)) && !has(token, Word.stop | Word.brand);
/** On no list of words: beside it a word is a name too. */
const strange = (token: Token): boolean => token.text.length >= 4 && unknown(token) && !/(?:ing|ed|ly|s)$/.test(token.fold);
const beyondDoubt = (token: Token): boolean => (strange(token) || has(token, anyName)) && !has(token, Word.english | Word.spanish | Word.report);
const owned = (token: Token | undefined): boolean => token !== undefined && token.shape === 'word' && token.capital && !token.caseless && !token.newLine && (has(token, anyName | Word.nameable | Word.given | Word.wordName) || strange(token)) && !has(token, Word.stop | Word.brand);

/** Animals, things and trades that begin a clipped sentence ("Bird flew in", "Farmer brought water"): only what speaks is a person. */
const clipped = /^(?:bird|horn|bull|beaver|fish|trout|salmon|seal|belt|bone|branch|bean|beans|hook|key|keys|lock|root|hammer|ring|glass|wheel|light|farmer|guard|driver|nurse|medic|foreman|friend|parent|rider|shooter|bloom|flowers|pound|crane|cotton|coats|sheets|cloud|storm|spear|shells|battle|temple|barn)$/;
const speaking = /^(?:said|says|told|tells|yelled|yells|asked|asks|thought|knew|knows|swears|swore|shouted|laughed|radioed|texted|wrote|remembered|admitted|apologized|decided|promised|joked|smiled|nodded)$/;
const weather = /^(?:snow|frost|rain|rains|storm|fog|hail|winds)$/;
export const isClipped = (token: Token, next: Token | undefined): boolean => clipped.test(token.fold) && !speaking.test(next?.fold ?? '') || weather.test(token.fold) && /^(?:slid|fell|came|blew|melted|covered|started|stopped|stuck|hit|turned|got|rolled|moved|made)$/.test(next?.fold ?? '');
/** Adjectives that are surnames: as the subject of a sentence they are somebody. */
const adjective = /^(?:quick|strong|young|small|sharp|wise|noble|hardy|moody|savage|swift|sweet|bright|rich|short|long|white|black|brown|green|gray|grey|little|stark|bland|stout|gallant|jolly|lively|pleasant|royal|sterling|blunt|earnest|loveless|lawless|outlaw|golden|bold|best|worth|stern|petty|crisp|dark|hale)$/;
export const isSubject = (tokens: readonly Token[], index: number): boolean => adjective.test((tokens[index] as Token).fold) && /^(?:was|had|has|did|didnt|will|would|could|couldnt|wasnt|hadnt|never|got|took|kept|came|went)$/.test(tokens[index + 1]?.fold ?? '') && !/^(?:\d|on|for|in|at)/.test(tokens[index + 2]?.text ?? '');

/** "Bishop, Cook and I", "Cook and Banks were": a list of persons that begins with a word. */
function listHead(tokens: readonly Token[], index: number): boolean {
  if (/^(?:driver|guard|nurse|rider|medic|shooter|parent|guy|friend|minor|elder|marshal|judge|ranger)$/.test((tokens[index] as Token).fold)) return false;
  let at = index + 1;
  let others = 0;
  let sure = 0;
  const low = !(tokens[index] as Token).capital || (tokens[index] as Token).caseless;
  for (let count = 0; count < 4; count++) {
    const link = tokens[at];
    if (link === undefined || !/^(?:,|and|&|y)$/.test(link.text)) break;
    at++;
    if (link.text === ',' && /^(?:and|&|y)$/.test(tokens[at]?.text ?? '')) at++;
    if (/^(?:I|i|me|myself|yo)$/.test(tokens[at]?.text ?? '')) return (others > 0 || link.text !== ',') && !/^(?:to|a|the|my)$/.test(tokens[at + 1]?.text ?? '');
    if (!(low ? ownedLow(tokens[at]) : owned(tokens[at]))) break;
    others++;
    if (beyondDoubt(tokens[at] as Token)) sure++;
    at++;
  }
  // Where capitals say nothing, one of the others must be a name beyond doubt: "BALL, NKEMELU AND".
  return others > 0 && (!low || sure > 0 && tokens[index + 1]?.text === ',');
}

/** "Cheese, our mechanic, found it": a word that stands where only a person can. */
export function isExplained(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!token.first || token.upper || tokens[index + 1]?.text !== ',' || has(token, Word.stop | Word.report | Word.verb) || /(?:ly|ing|ed)$|^(?:today|tonight|anyway|later|earlier|again|besides|so|plus|well|sure|oh)$/.test(token.fold)) return false;
  return tokens[index + 2]?.text === 'our' && inserted(tokens, index + 2);
}

const numberedThings = /^(?:card|hull|key|keys|lock|tag|case|page|box|bell|bond|bill|check|form|gate|lot|light|pole|port|room|seal|shell|stone|reel|rack|cage|bin|booth|pier|dock|rail|ramp|shaft|tower|tank|tape|vault|well|ward|wing|pool|hall|locker|camera|bolt|barrel|frame|slide|round|rounds|shot|post)$/;

/** "Rivers (badge 1190)", "Fields, badge 4471,", "Banks #5518": who has a badge, an id or a unit is a person. */
function hasNumber(tokens: readonly Token[], index: number): boolean {
  let at = index + 1;
  const bracketed = /^[(,]$/.test(tokens[at]?.text ?? '');
  if (bracketed) at++;
  if (numberedThings.test((tokens[index] as Token).fold)) return false;
  const cue = tokens[at]?.fold ?? '';
  const cued = /^(?:badge|star|shield|bdg|placa|dsn|psn)$/.test(cue) || bracketed && /^(?:id|unit|car|serial|ser|emp|employee)$/.test(cue);
  if (cued) at++;
  while (/^[#.:]$/.test(tokens[at]?.text ?? '') || cued && /^(?:no|number|num|nr)$/.test(tokens[at]?.fold ?? '')) at++;
  const number = tokens[at];
  if (number === undefined || number.newLine || !/\d/.test(number.text)) return false;
  return cued ? bracketed || number.text.length >= 3 : tokens[at - 1]?.text === '#' && number.text.length >= 3;
}

/** Whether a dictionary word with a capital that says nothing, at the head of a sentence, is a person. */
export function opensAsName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || next.newLine) return false;
  // "van hit the curb": a car, unless it speaks.
  if (token.fold === 'van' && !speaking.test(next.fold)) return false;
  if (hasNumber(tokens, index) && !notPeople.test(token.fold)) return true;
  const given = has(token, Word.given);
  if (!given && !has(token, Word.nameable)) return false;
  if (/^(?:,|and|&|y)$/.test(next.text)) {
    if (listHead(tokens, index) && !(has(token, Word.report) && notPeople.test(token.fold))) return true;
    return next.text === ',' && !notPeople.test(token.fold) && !has(token, Word.report) && inserted(tokens, index + 2);
  }
  if (next.shape !== 'word') return false;
  const low = next.fold;
  if (given) {
    if (people.test(token.fold)) return human.test(low) && !(token.fold === 'drew') || /^(?:will|would|could|did|didnt|never|always|also|from|marked|patted|drew|rang|froze|stayed|couldnt|wouldnt)$/.test(low) && !(token.fold === 'will' && low === 'never');
    if (/^(?:may|hope|faith|april|june|august|summer|autumn|dawn|rain|storm|sky|river|stone|grace|joy|justice|patience|harmony|destiny|rose)$/.test(token.fold)) return (human.test(low) && !weak.test(low)) || weak.test(low) && /^(?:the|her|his|my|a|on|in|at|behind|down|up|out|back|through|around|first)$/.test(tokens[index + 2]?.fold ?? '') && !(low === 'was' && /^(?:a|the|in|at)$/.test(tokens[index + 2]?.fold ?? '')) || /^(?:in|from|at)$/.test(low) && has(tokens[index + 2], Word.report);
    return human.test(low) && !/^(?:was|had|has)$/.test(low) || low === 'from' && /^(?:the|days|nights|dispatch|records|our)$/.test(tokens[index + 2]?.fold ?? '');
  }
  if (isSubject(tokens, index) && !has(token, Word.report)) return true;
  // "Frost was driving": what only a person is doing.
  if (low === 'was' && /^(?:driving|talking|watching|yelling|holding|searching|cuffing|writing|riding|handling|training|trying|waving|pointing|reaching|walking|standing|sitting|kneeling|shouting|texting|calling|arguing|wrestling|chasing|asking|telling|reading|typing|backing|guarding|posted|assigned|off-duty|supposed|scheduled|behind|beside|inside)$/.test(tokens[index + 2]?.fold ?? '') && !personNoun.test(token.fold) && !(has(token, Word.report) && /^(?:behind|beside|inside|backing|reading|standing|sitting|holding)$/.test(tokens[index + 2]?.fold ?? ''))) return true;
  // "Law parked his patrol car", "best racked it": what takes somebody's hands.
  if (handy.test(low) && /^(?:his|her|my|our|it|the|him|me|us)$/.test(tokens[index + 2]?.fold ?? '') && !has(token, Word.verb) && !personNoun.test(token.fold) && !isClipped(token, next) && token.fold !== 'officer') return true;
  if (has(token, Word.verb) || notPeople.test(token.fold) || personNoun.test(token.fold) || isClipped(token, next)) return false;
  const third = tokens[index + 2]?.fold ?? '';
  // "Fields was late": a plural that takes the singular is one person.
  if (/^(?:was|has|is)$/.test(low) && /[^s]s$/.test(token.fold) && !has(token, Word.report)) return true;
  if (low === 'had' && /^(?:the|his|her|my|me|us|him)$/.test(third) && !has(token, Word.report) && !/^(?:winter|summer|spring|season|frost|day|flowers|grass)$/.test(token.fold)) return true;
  if (low === 'was' && third === 'the' && tokens[index + 3]?.fold === 'one') return true;
  if (/^(?:came|went|left|moved|turned|stood|got|ran|stopped|started)$/.test(low) && /^(?:and|up|in|over|around|back|out|running|behind|down|left|right|first|first|ahead|before|after|to|with)$/.test(third) && !has(token, Word.report) && !/^(?:came|went|left)$/.test(low + third)) return !/^(?:summer|winter|spring|season|frost|weeks|day|days|moon|sun|power|waters?|lights?|rains?|clouds?|summers|winters)$/.test(token.fold) || !/^(?:came|went|got|started|left)$/.test(low);
  return human.test(low) && (!weak.test(low) || !has(token, Word.report) && /^(?:the|his|her|my|a|me|us|him|it|off|out|in|on|at|up|down|around|behind|over|back|through|first)$/.test(tokens[index + 2]?.fold ?? '') && !/^(?:was|had|has|made|came|hit|left)$/.test(low));
}

/** "Woods, on the far side, couldn't": words between commas and then a verb. */
function inserted(tokens: readonly Token[], from: number): boolean {
  if (!/^(?:who|on|in|at|behind|standing|still|my|our|the|from|next|being)$/.test(tokens[from]?.text ?? '')) return false;
  for (let at = from + 1; at < from + 9; at++) {
    if (tokens[at]?.text !== ',') continue;
    const after = tokens[at + 1];
    return has(after, Word.verb) || human.test(after?.fold ?? '') || /^(?:couldn|couldnt|didnt|wasnt|never|had|was|could|would|did)$/.test(after?.fold ?? '');
  }
  return false;
}
