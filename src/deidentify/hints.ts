import { prepare } from './prepare.js';

/** Wording that can point at one person without naming anyone. Never redacted: the person decides how to reword. */
export interface Hint {
  start: number;
  end: number;
  /** Stable key: 'only-one', 'first-time', 'firstness', 'tenure', 'rank-of-self', 'family', 'trait', 'known-event'. */
  reason: string;
}

const role =
  '(?:k-?9 |canine |swat |female |male |woman |black |hispanic |latina |latino |asian |native |muslim |sikh |trans |gay |night |day |motor |bike |field |full-time |part-time |certified |spanish[- ]speaking |bilingual |crisis |school |boat |drone |traffic |senior |newest |youngest |oldest |new ){0,4}(?:officers?|deput(?:y|ies)|sergeants?|lieutenant|captain|corporal|detectives?|troopers?|handlers?|supervisors?|dispatchers?|instructors?|trainers?|negotiators?|medics?|operators?|snipers?|breachers?|pilots?|recruits?|rookies?|trainees?|cadets?|females?|males?|wom[ae]n|m[ae]n|negro|minority|mother|father|parent|veteran|marine|person|one|gay|muslim|sikh|armorer|chaplain|interpreter|translator|technician|sro|fto|school resource officer|range ?master|accident reconstructionist|spanish speaker)';
const papel = '(?:oficial|agente|sargento|sargenta|teniente|capit[aá]n|detective|despachador|despachadora|instructor|instructora|mujer|hombre|recluta|gu[ií]a canino|patrullera?|negociadora?|francotirador|novata?|int[eé]rprete)';

/** Each rule is an expression over the lower-case text; every quantifier is bounded. */
const makeRules = (): readonly [string, RegExp][] => [
  ['only-one', new RegExp(`(?<!\\p{L})(?:the|our|their|an?|being the|as the|i am the|i'm the) (?:only|sole|one and only) ${role}(?: (?:on|in|at|with|of|for) (?:the|my|our|this|nights?|days?)(?: [\\p{L}]{2,14}){0,2})?(?!\\p{L})`, 'gu')],
  ['only-one', new RegExp(`(?<!\\p{L})(?:el|la|[uú]nic[oa]) (?:[uú]nic[oa] )?(?<=[uú]nic[oa] )${papel}(?: (?:del?|en) (?:[\\p{L}]{2,14} ?){1,3})?`, 'gu')],
  ['only-one', /(?<!\p{L})(?:(?:we|they|there) (?:only )?have (?:just |only )?(?:one|1)|there (?:is|was) only (?:one|1)|(?:one|1) of (?:only )?(?:two|three|2|3)|the other (?:female|male|woman|k-?9 handler)) (?:female |male |k-?9 |swat |night ){0,2}(?:officers?|deput(?:y|ies)|handlers?|women|woman|females?|detectives?|sergeants?|negotiators?|snipers?|dispatchers?|instructors?|in the (?:department|agency|county)|on (?:the|my|our) (?:shift|squad|team|department))/gu],
  ['firstness', new RegExp(`(?<!\\p{L})(?:the|our|my agency's|department's) (?:first|newest|youngest|oldest|tallest|shortest|most senior|least senior|longest[- ]serving|highest[- ]ranking) ${role}(?!\\p{L})`, 'gu')],
  ['firstness', new RegExp(`(?<!\\p{L})(?:la|el) (?:primera?|nueva|nuevo|m[aá]s (?:joven|nuev[oa]|viej[oa]|antigu[oa])) ${papel}(?!\\p{L})`, 'gu')],
  ['first-time', /(?<!\p{L})(?:(?:my|his|her|their) (?:very )?(?:first|second|third|last|final) (?:day|night|week|month|year|shift|tour|call|rotation|pursuit|arrest|week back|day back|shift back)(?: (?:on|as|out of|after|off|in|with|back|since|from|solo|alone|at)(?: [\p{L}']{1,14}){1,4})?|(?:just|fresh|straight|newly|recently) (?:out of|graduated from|off of|off) (?:the academy|fto|field training|probation|the police academy)|(?:on|while on|still on) (?:probation|fto|field training|light duty|modified duty|administrative leave)|(?:back|returned|returning) from (?:maternity|paternity|medical|military|administrative|parental|sick) leave|first (?:week|day|shift|month) (?:after|since|out of) [\p{L} ]{3,24}|(?:promoted|transferred|lateraled|retired|retiring|hired|sworn in|demoted|suspended|reassigned) (?:last|this|two|three|in|from|to|a) [\p{L}]{2,12})/gu],
  ['first-time', /(?<!\p{L})(?:mi|su) (?:primer|primera|segunda?|[uú]ltim[oa]) (?:d[ií]a|noche|semana|mes|turno|a[nñ]o|servicio)(?: (?:de|en|como|despu[eé]s|desde|tras|fuera)(?: [\p{L}]{1,14}){1,4})?|(?<!\p{L})(?:reci[eé]n (?:salid[oa]|egresad[oa]|graduad[oa]|ascendid[oa]|trasladad[oa])|acab(?:o|aba|a) de (?:salir|graduar(?:me|se)|ascender|regresar|volver))(?: (?:de|del|a|al|como)(?: la)? [\p{L}]{2,14})?/gu],
  ['tenure', /(?<!\p{L})(?:(?:i have|i've|with|after|in my|has|have|had|my) )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty)(?:\+| plus)?[ -](?:years?|yrs?|months?)(?:'s?)? (?:on the (?:job|force|department|road|street)|of (?:service|experience)|in (?:law enforcement|patrol|the department|the unit)|with (?:the|this|my) (?:department|agency|office|unit)|as an? [\p{L}-]{3,14}|veteran|on (?:patrol|nights|swat|k-?9))/gu],
  ['tenure', /(?<!\p{L})(?:(?:llevo|tengo|lleva|tiene|con) )(?:\d{1,2}|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta) a[nñ]os (?:de (?:servicio|polic[ií]a|experiencia)|en (?:la|el) [\p{L}]{3,14}|como [\p{L}]{3,14})/gu],
  ['rank-of-self', /(?<!\p{L})(?:as (?:the|a|an|his|her|their) |i am (?:the|a|an) |i'm (?:the|a|an) |i was (?:the|a|an) |being (?:the|a|an) )(?:(?:acting|night|day|duty|on-duty|shift|watch|patrol|evening|swing|relief|k-?9|canine|swat|motor|field training|school resource) ){0,3}(?:sergeant|lieutenant|captain|chief|sheriff|undersheriff|corporal|commander|handler|sro|fto|watch commander|supervisor|negotiator|sniper|breacher|instructor|armorer|range ?master|pilot|detective|recruit|rookie|trainee|cadet|team leader|dispatcher|school resource officer)(?: (?:for|of|on|at) (?:the |my |our )?[\p{L}]{2,14}(?: [\p{L}]{2,14})?)?/gu],
  ['rank-of-self', /(?<!\p{L})(?:como|soy|yo era|siendo) (?:el |la |un |una )?(?:sargent[oa]|teniente|capit[aá]n|jefe|jefa|supervisora?|comandante|instructora?|recluta|gu[ií]a canino|detective|despachadora?)(?: (?:de|del)(?: [\p{L}]{2,14}){1,3})?/gu],
  ['family', /(?<!\p{L})my (?:wife|husband|brother|sister|father|mother|son|daughter|fianc[eé]e?|ex-?(?:wife|husband)?|cousin|uncle|girlfriend|boyfriend|in-law|dad|mom),? (?:(?:who )?(?:is|was) (?:also )?(?:an? |the )?(?:officer|deputy|sergeant|dispatcher|trooper|detective|paramedic|firefighter|nurse|chief|sheriff)|works (?:at|for|in)|who works|was on duty|also works)/gu],
  ['trait', /(?<!\p{L})(?:i am|i'm|since i'm|because i am|because i'm|as i am) (?:(?:so|very|only|just|about|over|under|the only) ){0,2}(?:\d['’]\d{1,2}["”]?|\d feet|pregnant|left[- ]handed|colou?r ?blind|deaf|hard of hearing|diabetic|an? (?:woman|female|mother|single mom|single dad|muslim|sikh|immigrant|vet|veteran|marine|amputee)|\d{2,3} (?:pounds|lbs|years old)|(?:six|five) (?:foot|feet))(?!\p{L})/gu],
  ['trait', /(?<!\p{L})(?:my (?:accent|hijab|turban|tattoos?|prosthe(?:tic|sis)(?: leg| arm)?|insulin pump|hearing aids?|pregnancy|height|beard|wheelchair|disability)|(?:mi (?:acento|embarazo|estatura|barba|pr[oó]tesis))|estoy embarazada|soy (?:zurd[oa]|la [uú]nica mujer|el [uú]nico hombre))(?!\p{L})/gu],
  ['known-event', /(?<!\p{L})(?:(?:it|this|which|that) (?:was|made|is) (?:all over|on|in) (?:the )?(?:news|paper|papers|tv|television|facebook|social media)|(?:went|gone) viral|made (?:the )?(?:local |national )?(?:news|headlines)|everyone (?:here |in (?:town|the department) )?(?:knows|remembers) (?:about|who|this|that|the)|the (?:same )?(?:shooting|pursuit|crash|homicide|riot|parade|funeral|rally|protest|festival|fair|marathon|hurricane|tornado|wildfire) (?:that (?:was|made|killed)|where|from last|everyone)|sali[oó] en (?:las noticias|el peri[oó]dico|la tele)|todos (?:saben|recuerdan|conocen))/gu],
];

let rules: readonly [string, RegExp][] | undefined;

/** Finds indirect identification, English and Spanish. Sorted; a stretch is reported once, for its first rule. */
export function hints(text: string): Hint[] {
  const { low } = prepare(text);
  const found: Hint[] = [];
  rules ??= makeRules();
  for (const [reason, expression] of rules) {
    for (const match of low.matchAll(expression)) found.push({ start: match.index, end: match.index + match[0].trimEnd().length, reason });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((hint, index) => hint.end > hint.start && !found.slice(Math.max(0, index - 8), index).some((before) => before.end > hint.start && before !== hint));
}
