import { blameRules, isSomebody, type BlameRule } from './blame.js';
import { prepare } from './prepare.js';

/** Wording that policy 4.2.2 keeps out of briefings: "negative, punitive, and non-productive comments". */
export interface Assessment {
  start: number;
  end: number;
  /** Stable key of the rule: 'insult', 'ridicule', 'blame', 'punish', 'threat', 'revenge', 'hopeless', 'slur'. */
  rule: string;
}

const person = '(?:officer|deputy|guy|guys|sergeant|sgt|lieutenant|trooper|detective|rookie|partner|cop|cops|supervisor|boss|chief|dispatcher|trainee|recruit|instructor|handler|clown|moron|idiot|whoever|person|people|he|she|they|you)';
const insult = '(?:idiots?|morons?|imbeciles?|stupid|dumb(?:ass(?:es)?)?|incompetent|useless|worthless|pathetic|clowns?|losers?|cowards?|cowardly|lazy|jackass(?:es)?|asshole?s?|dipshits?|dumbfucks?|fools?|foolish|brain ?dead|brainless|clueless|disgrace|embarrassment|joke of an? (?:cop|officer)|shitbags?|pussy|pussies|retard(?:ed|s)?|douche(?:bag)?s?|knuckleheads?|meatheads?|slacker|slackers|liar|liars|dirtbag|piece of (?:shit|crap|garbage)|pos|trash)';
const offended = '(?:est[uú]pid[oa]s?|idiotas?|imb[eé]cil(?:es)?|in[uú]til(?:es)?|incompetentes?|pendej[oa]s?|tont[oa]s?|cobardes?|payas[oa]s?|fracasad[oa]s?|vag[oa]s?|floj[oa]s?|mentiros[oa]s?|ineptos?|inepta|basura|verg[uü]enza|tarad[oa]s?|burr[oa]s?)';
const punish = '(?:fired|disciplined|suspended|written up|demoted|punished|sacked|terminated|reprimanded|charged|decertified|kicked off|thrown off|stripped of|benched|put on notice|taken off the (?:street|road)|sent back to the academy)';

/**
 * Rules, each with its reason. They look for words aimed at people: "the latch is useless" passes,
 * "he is useless" does not, and "I should have waited" (owning a mistake) always passes.
 */
const makeRules = (): readonly [string, RegExp][] => [
  // Calls somebody names.
  ['insult', new RegExp(`(?<!\\p{L})(?:what an? |such an? |you |an? |the |this |that |these |those |some |bunch of |total |complete |absolute )(?:(?:fucking|freaking|damn|god ?damn|total|complete|absolute|real|lazy|stupid|dumb|useless) ){0,2}(?:idiots?|morons?|imbeciles?|dumbass(?:es)?|clowns?|losers?|cowards?|jackass(?:es)?|assholes?|dipshits?|fools?|shitbags?|retards?|douchebags?|knuckleheads?|meatheads?|slackers?|dirtbags?|liars?)(?!\\p{L})`, 'gu')],
  ['insult', new RegExp(`(?<!\\p{L})${person}(?: [\\p{L}]{2,14}){0,2} (?:is|are|was|were|must be|has to be|acted like|looks like|seems|'s)(?: (?:just|so|such|too|really|fucking|freaking|damn|a|an|the|complete|total|absolute|completely|totally|always|being|plain|pretty|very)){0,4} ${insult}(?!\\p{L})`, 'gu')],
  ['insult', new RegExp(`(?<!\\p{L})(?:he|she|they|you)['’](?:s|re)(?: (?:just|so|such|too|really|a|an|the|complete|total|completely|totally|always)){0,3} ${insult}(?!\\p{L})`, 'gu')],
  ['insult', new RegExp(`(?<!\\p{L})(?:stupid|dumb|useless|incompetent|lazy|idiotic|moronic|clueless|worthless|cowardly) (?:officer|deputy|rookie|trainee|sergeant|supervisor|dispatcher|partner|cop|cops|guy|people|recruit|boss|chief|handler|detective|trooper|lieutenant|command staff|brass)s?(?!\\p{L})`, 'gu')],
  ['insult', new RegExp(`(?<!\\p{L})(?:es|son|era|eran|eres|fue|qu[eé]|un|una|unos|pinche|maldit[oa]|tan|este|ese|esos|puro|puros)(?: (?:un|una|unos|muy|tan|bien|completamente|el|la|puro|bola de|bien)){0,2} ${offended}(?!\\p{L})`, 'gu')],
  // Makes fun of somebody.
  ['ridicule', /(?<!\p{L})(?:(?:lol|lmao|haha(?:ha){0,6}|rofl)[,.! ]{1,3}(?:what|who|he|she|they|this|that|the|such|nice|classic|typical|good)|what a (?:joke|clown show|shit ?show|disgrace|loser|genius|hero)|nice (?:going|job|work),? (?:genius|einstein|hero|rambo|rookie|princess|buddy|barney)|(?:barney fife|keystone cops?|mall cop|paul blart|rambo wannabe|wannabe (?:hero|rambo)|hall of shame|darwin award|participation trophy)|laughing ?stock|(?:everyone|we all|the whole (?:shift|squad)) (?:laughs?|laughed|were laughing|was laughing) at|(?:can'?t|couldn'?t|cannot) (?:even )?(?:tie (?:his|her|their) (?:own )?shoes|find (?:his|her|their) (?:own )?(?:ass|butt)|shoot (?:straight|for (?:shit|beans))|drive (?:for|to save))|(?:cry ?baby|snowflake|drama queen|diversity hire|dei hire|affirmative action hire))(?!\p{L})/gu],
  ['ridicule', /(?<!\p{L})(?:qu[eé] (?:chiste|risa|rid[ií]culo|payaso|genio)|(?:nos|se) (?:re[ií]mos|burlamos|burlan|r[ií]en) de (?:[eé]l|ella|ellos)|el hazmerre[ií]r|no sabe ni (?:manejar|disparar|caminar|amarrarse)|jaja(?:ja){0,6}[,.! ]{1,3}(?:qu[eé]|el|la|ese|esa))(?!\p{L})/gu],
  // Asks for punishment: 3.4 and 4.2.2 keep discipline out of this channel.
  ['punish', new RegExp(`(?<!\\p{L})(?:${person}|who|someone|somebody|everyone) (?:(?!(?:not|never)\\b)[\\p{L}]{1,10} ){0,5}(?:should|needs? to|must|ought to|has to|have to|deserves? to|better|gotta|gets?|got)(?: (?:be|been|have been|get)){0,2} ${punish}(?!\\p{L})`, 'gu')],
  ['punish', /(?<!\p{L})(?:(?:fire|suspend|demote|discipline|punish|sack|decertify|bench) (?:him|her|that (?:officer|guy|idiot|rookie|trainee|sergeant|deputy|dispatcher)|the (?:guy|idiot|rookie|trainee|sergeant|deputy|dispatcher|supervisor)|whoever)|write (?:him|her|them|you) up|heads (?:should|need to|must|will|have to) roll|lose (?:his|her|their|your) (?:job|badge|rank|stripes|certification)|(?:take|pull) (?:his|her|their) (?:badge|stripes|certification)|days off without pay)(?!\p{L})/gu],
  ['punish', /(?<!\p{L})(?:(?:deber[ií]an?|hay que|tienen que|deben|merece|merecen|ojal[aá]|que (?:lo|la|los)) ?(?:que )?(?:ser )?(?:despedir(?:lo|la|los)?|despid(?:an|o|ido|ida)|suspender(?:lo|la|los)?|suspendan|suspendid[oa]|castigar(?:lo|la|los)?|castig(?:uen|ad[oa])|correr(?:lo|la|los)|corran|sancionar(?:lo|la|los)?|sancionen|degradar(?:lo|la|los)?|echar(?:lo|la|los)?|echen|un castigo|quitarle (?:la placa|el arma))|quitarle (?:la placa|el arma|el rango)|pierda (?:su|el) (?:trabajo|placa|rango))(?!\p{L})/gu],
  // Threatens.
  ['threat', /(?<!\p{L})(?:(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| are going to|'m gonna|'re gonna| gonna) (?:(?:personally|so|all|definitely) )?(?:(?:kill|hurt|beat|kick|punch|slap|smack|ruin|end|bury|expose|find|knock out) (?:him|her|them|you|whoever|your|that (?:guy|officer|idiot|rookie))|make (?:him|her|them|you) (?:pay|regret|sorry)|report you|find out who)(?: [\p{L}]{2,12}){0,2}|(?:you|he|she|they)(?:'ll| will|'d better|'re going to| better| are going to| is going to)(?: all)? (?:pay for (?:this|it|that)|regret|be sorry|watch (?:your|his|her|their) back|find out the hard way)|watch your back|or else\b|next time (?:i|we)(?:'ll| will) (?:not (?:be so nice|cover|back)|hit|hurt|let)|(?:i|we) know (?:who|where) (?:you|he|she|they) (?:are|is|live|lives|did)|we will find out who (?:reported|wrote|said)|snitch(?:es)?(?: get stitches)?|(?:won'?t|will not|not going to) (?:back|cover|answer|respond)(?: (?:him|her|them|you|up)){1,2}(?: (?:again|anymore|next time))?)(?!\p{L})/gu],
  ['threat', /(?<!\p{L})(?:(?:lo|la|los|te|le) (?:voy|vamos) a (?:matar|golpear|pegar|partir|romper|buscar|encontrar|arruinar|reportar|echar)|te (?:vas a|arrepentir[aá]s|va a pesar)|se (?:va|van) a arrepentir|me las (?:va|van|vas) a pagar|las (?:va|van) a pagar|cu[ií]date la espalda|ya ver[aá]s?|sapos? (?:de|que)|sopl[oó]n(?:es)?|sabemos qui[eé]n (?:eres|fue|report[oó]))(?!\p{L})/gu],
  // Gives up instead of learning.
  ['hopeless', /(?<!\p{L})(?:(?:nothing|nobody) (?:will|is) (?:ever )?(?:change|going to change|do anything)|waste of (?:time|everyone'?s time|space|oxygen|a badge|taxpayer)|(?:who|nobody) (?:cares|gives a (?:shit|damn|fuck))|(?:this|the) (?:whole )?(?:department|agency|place|shift|squad|command|brass|program) (?:is|are) (?:a )?(?:joke|garbage|trash|worthless|useless|hopeless|clown show|shit ?show|disgrace)|don'?t give a (?:shit|damn|fuck)|pointless (?:report|program|meeting)|p[eé]rdida de tiempo|a nadie le importa|no sirve para nada|nunca va a cambiar)(?!\p{L})/gu],
];

let rules: readonly [string, RegExp][] | undefined;
let blames: readonly BlameRule[] | undefined;

/** Finds wording that blames, threatens or ridicules, English and Spanish. Sorted, not overlapping. */
export function assess(text: string): Assessment[] {
  const { low, plain } = prepare(text);
  const found: Assessment[] = [];
  rules ??= makeRules();
  for (const [rule, expression] of rules) {
    for (const match of low.matchAll(expression)) found.push({ start: match.index, end: match.index + match[0].length, rule });
  }
  blames ??= blameRules();
  for (const { expression, on } of blames) {
    for (const match of (on === 'low' ? low : plain).matchAll(expression)) {
      if (isSomebody(match.groups ?? {}, on)) found.push({ start: match.index, end: match.index + match[0].length, rule: 'blame' });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Assessment[] = [];
  for (const each of found) {
    const last = out.at(-1);
    if (last === undefined || each.start >= last.end) out.push(each);
  }
  return out;
}
