import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';

/**
 * Wordings that lay the fault on somebody. Group `who` is the one blamed; whether that is a person is decided by
 * `isSomebody`, because "the radio's fault" asks for a mended radio and "my fault" is a lesson.
 */
export interface BlameRule {
  expression: RegExp;
  /** 'plain' rules want the capital of a name. */
  on: 'low' | 'plain';
}

const role =
  '(?:rookie|trainee|recruit|probie|cadet|officer|deputy|sergeant|sgt|lieutenant|lt|captain|corporal|trooper|detective|chief|sheriff|supervisor|boss|commander|instructor|handler|dispatcher|jailer|driver|partner|fto|passenger|operator|mechanic|other (?:officer|deputy|unit|shift|squad|crew|driver|guy)|new (?:guy|kid|girl|officer)|kid|guy|idiot|brass|command|command staff|management|administration|admin|dispatch|day shift|night shift|graveyard|swing shift|training staff|city|county)';
const name = "\\p{Lu}\\p{Ll}[\\p{L}'-]{1,18}(?: \\p{Lu}\\p{Ll}[\\p{L}'-]{1,18})?";
const nameOf = "(?:(?:Officer|Ofc\\.?|Deputy|Dep\\.?|Sgt\\.?|Sergeant|Lt\\.?|Cpl\\.?|Capt\\.?|Captain|Trooper|Det\\.?|Detective|Chief|Sheriff|oficial|sargento|cabo|agente|teniente|comandante|Sargento|Cabo|Agente|Oficial) )?";
const how = '(?: (?:all|entirely|totally|completely|clearly|obviously|really|just|only|mostly|100%|squarely|solely|purely|simply)){0,2}';
const is = "(?:it|this|that|all of (?:it|this)|the whole thing|everything|what happened|the (?:crash|wreck|accident|mess|miss|near miss|shot|discharge))(?:'s| is| was| were)";
const edge = '(?<![\\p{L}\\d])';
const end = '(?![\\p{L}\\d])';
const low = (source: string): BlameRule => ({ on: 'low', expression: new RegExp(edge + source + end, 'gu') });
const plain = (source: string): BlameRule => ({ on: 'plain', expression: new RegExp(edge + source + end, 'gu') });
const noNot = "(?<!(?:not|n't|never|nor) )";

export const blameRules = (): readonly BlameRule[] => [
  // Of somebody who is not named.
  { on: 'low', expression: new RegExp(`(?<!\\p{L})(?:(?:it(?:'s| is| was)|this (?:is|was)|that(?:'s| is| was)|all|entirely|totally|completely|100%)(?: (?:all|entirely|totally|completely|clearly|obviously|just|100%|only)){0,2} (?:his|her|their|your|the (?:rookie|trainee|officer|deputy|sergeant|dispatcher|driver|instructor|supervisor|handler|recruit)'?s|dispatch'?s|day shift'?s|night shift'?s|command'?s) (?:own )?(?:damn |fucking |stupid )?fault|(?:is|are|was|were) (?:solely|entirely|totally|completely|clearly|all)? ?to blame|i blame (?:him|her|them|you|dispatch|command|day|night)|blame (?:him|her|them) for|(?:he|she|they|you) (?:should|ought to) (?:have known better|know better|be ashamed|never have been (?:hired|a cop|promoted))|(?:has|have|had) no business (?:wearing|being|carrying|having)|(?:shouldn'?t|should not|should never) (?:be|have been|wear|carry|have)(?: [\\p{L}]{1,8}){0,3} (?:cop|officer|deputy|badge|gun|police|hired|promoted|uniform|allowed)|doesn'?t (?:deserve|belong)|don'?t deserve|not fit (?:for duty|to (?:wear|be|carry))|unfit (?:for|to)|screwed (?:us|everyone|everything|it) (?:all )?(?:over|up)|(?:he|she|they) (?:always|never) (?:screws?|messes?|fucks?|listens?|pays? attention|learns?|does? (?:his|her|their) job)|who (?:the hell|the fuck) (?:hired|trained|promoted|does)|what (?:the hell|the fuck) (?:is|was|were) (?:he|she|they|you|wrong)|shame on (?:him|her|them|you|whoever|the))(?!\\p{L})`, 'gu') },
  { on: 'low', expression: /(?<!\p{L})(?:(?:es|fue|todo es|todo fue|es toda?) (?:su|tu|toda su|la) culpa(?: de (?:[eé]l|ella|ellos|(?:ese|esa|el|la) \p{L}{3,14}))?|(?:[eé]l|ella|ellos|el novato|la novata|el sargento) (?:tiene|tienen|tuvo) la culpa|por culpa de (?:ese|esa|[eé]l|ella|ellos|(?:el|la|su|un|mi|nuestro) (?:novat[oa]|sargent[oa]|teniente|jef[ea]|comandante|oficial|agente|cabo|supervisora?|despachadora?|compa[nñ]er[oa]|instructora?|conductora?|chofer|recluta|pendej[oa]|idiota|polic[ií]a))(?!\p{L})|culpo a|deber[ií]a(?:n)? (?:darle|darles|tener) verg[uü]enza|no (?:merece|merecen|deber[ií]a(?:n)?) (?:ser|llevar|usar|portar|la|el|estar)(?: (?:polic[ií]a|oficial|placa|uniforme|arma|aqu[ií]|un|una|la|el)){1,3}|nunca (?:hace|hacen|sirve|sirven) (?:bien|nada|su trabajo|para nada))(?!\p{L})/gu },
  // Whose fault it was.
  low(`${is}${how} (?:the |that |our |my |this )?(?<who>${role})(?:'s|s'|') (?:own )?(?:[\\p{L}]{2,9} )?(?:fault|doing|screw-?up|mess|negligence|carelessness|stupidity|incompetence)`),
  plain(`(?:[Ii]t|[Tt]his|[Tt]hat|[Aa]ll of (?:it|this)|[Tt]he whole thing|[Ee]verything|[Ww]hat happened)(?:'s| is| was)${how} ${nameOf}(?<who>${name})(?:'s|') (?:own )?(?:[\\p{Ll}]{2,9} )?(?:fault|doing|screw-?up|mess|negligence|carelessness|stupidity|incompetence)`),
  // Without capitals a word of no dictionary is taken for a name.
  low(`${is}${how} (?<any>[\\p{L}'-]{3,20}?)(?:'s|') (?:own )?(?:fault|doing|screw-?up|stupidity|incompetence)`),
  low(`(?<![Nn]o )(?:fue|es|todo (?:fue|es)) (?:toda |pura )?(?:la )?culpa de (?<any>[\\p{L}]{3,20})`),
  low(`(?:all|entirely|totally|completely|clearly|obviously) (?:the |that |our )?(?<who>${role})(?:'s|s'|') (?:own )?(?:fault|doing)`),
  plain(`(?:[Aa]ll|[Ee]ntirely|[Tt]otally|[Cc]ompletely|[Cc]learly|[Oo]bviously|[Bb]lame it on|[Bb]lame|[Bb]ecause of|[Dd]ue to) ${nameOf}(?<who>${name})(?:'s|')? (?:fault|doing|for (?:this|that|it|what|the)|(?:[\\p{Ll}]{2,10} )?(?:stupidity|incompetence|negligence|carelessness|laziness|ego|arrogance))`),
  plain(`(?:[Ff]ault (?:was|is|lies|lay) (?:squarely |entirely )?with|[Bb]lame (?:for this |for that |here )?(?:lies|falls|goes|is|rests) (?:squarely |entirely )?(?:with|on|to)) ${nameOf}(?<who>${name})`),
  plain(`${noNot}${nameOf}(?<who>${name}) (?:is|was|were|'s) (?:the one )?(?:[\\p{Ll}]{3,10}ly )?(?:at fault|to blame|the (?:one )?(?:guilty|culprit|weak link|problem here)|responsible for (?:this|the|that) (?:mess|disaster|fiasco|screw-?up|whole))`),
  low(`${noNot}(?:the |that |our |this )(?<who>${role}) (?:is|was|were) (?:the one )?(?:[a-z]{3,10}ly )?(?:at fault|to blame|the (?:guilty one|culprit|weak link)|responsible for (?:this|the|that) (?:mess|disaster|fiasco|screw-?up|whole))`),
  low(`(?:(?:i|we|you (?:can|should)|everyone|everybody) (?:all )?(?:put|puts|pin|lay|place|lays|places|blame|blames|fault|faults)(?: all)?(?: the| this| it| all)?(?: blame| fault)? (?:squarely |entirely |all )?(?:on |at |with )?)(?:the |that |our )?(?<who>${role})`),
  plain(`(?:(?:I|[Ww]e|[Yy]ou (?:can|should)|[Ee]veryone|[Ee]verybody) (?:all )?(?:put|puts|pin|lay|place|blame|blames|fault|faults)(?: all)?(?: the| this| it| all)?(?: blame| fault)? (?:squarely |entirely |all )?(?:on |at |with )?)${nameOf}(?<who>${name})`),
  low(`(?:he|she|they) (?:has|have|had|'s got|'ve got) (?:only |nobody but |no one but )(?:himself|herself|themselves)(?: but)? to (?:blame|thank)`),
  low(`(?:he|she|they)(?:'s|'re| is| are| was| were) (?:the one |the ones |the only one )?(?:[a-z]{3,10}ly )?(?:at fault|to blame)`),
  plain(`(?:[Tt]hanks to|[Cc]ourtesy of) ${nameOf}(?<who>${name})(?:'s)?(?: (?:stupidity|incompetence|negligence|carelessness|laziness|screw-?up|mistake)| (?:we|I) (?:almost|nearly))`),
  low(`(?:thanks to|courtesy of) (?:the |that |our )(?<who>${role})(?:'s)? (?:(?:stupidity|incompetence|negligence|carelessness|laziness|screw-?up)|(?:we|i) (?:almost|nearly))`),
  // What somebody did not care to do.
  low(`(?:he|she|they|the ${role}|that ${role}) (?:(?:just |simply |really )?(?:couldn't|could not|can't|cannot) be bothered|(?:didn't|did not|never) (?:even )?bother(?:ed)?|(?:didn't|doesn't|don't) (?:even )?care|(?:should|needs? to|must|has to|have to) (?:be held (?:accountable|responsible)|answer for (?:it|this|that)|own (?:this|it|up)|pay for (?:it|this)))`),
  plain(`${nameOf}(?<who>${name}) (?:(?:just |simply |really )?(?:couldn't|could not|can't|cannot) be bothered|(?:didn't|did not|never) (?:even )?bother(?:ed)?|(?:didn't|doesn't) (?:even )?care|(?:should|needs? to|must|has to) (?:be held (?:accountable|responsible)|answer for (?:it|this|that)|be ashamed|know better|have known better|own (?:this|up)|pay for (?:it|this)))`),
  low(`if (?:he|she|they|the ${role}|that ${role}) had (?:just |only |actually |ever )?(?:done (?:his|her|their) (?:damn |fucking )?job|bothered to|paid (?:any )?attention|listened|had a brain|been (?:awake|competent|half awake)|an ounce of|any (?:sense|brains))`),
  plain(`[Ii]f ${nameOf}(?<who>${name}) had (?:just |only |actually |ever )?(?:done (?:his|her|their) (?:damn |fucking )?job|bothered to|paid (?:any )?attention|listened|had a brain|been (?:awake|competent)|an ounce of|any (?:sense|brains))`),
  // Spanish.
  low(`${noNot}(?<![Nn]o )(?:fue|es|era|todo (?:fue|es)) (?:toda |todo |pura )?(?:la )?culpa (?:de |del )(?:la |el |los |las |ese |esa |mi |nuestro |nuestra )?(?<who>novat[oa]|sargent[oa]|teniente|capit[aá]n|jef[ea]|comandante|oficial|agente|cabo|polic[ií]a|supervisora?|despachador[a]?|despacho|compa[nñ]er[oa]|instructora?|conductora?|chofer|recluta|turno de (?:d[ií]a|noche)|mandos?|patruller[oa]|tip[oa]|pendej[oa]|wey|se[nñ]or)`),
  plain(`(?<![Nn]o )(?:[Ff]ue|[Ee]s|[Ee]ra|[Tt]odo (?:fue|es)) (?:toda |todo |pura )?(?:la )?culpa (?:de |del )(?:la |el )?${nameOf}(?<who>${name})`),
  low(`(?<![Nn]o )la culpa (?:la (?:tiene|tuvo|tienen|tuvieron)|es|fue) (?:de(?:l)? )?(?:solo |toda |todo )?(?:el |la |los |las |ese |esa |mi )?(?<who>[eé]l|ella|ellos|ellas|novat[oa]|sargent[oa]|teniente|jef[ea]|comandante|oficial|agente|cabo|supervisora?|despachador[a]?|compa[nñ]er[oa]|instructora?|conductora?|chofer|recluta|mandos?)`),
  plain(`(?<![Nn]o )[Ll]a culpa (?:la (?:tiene|tuvo)|es|fue) (?:de(?:l)? )?(?:el |la )?${nameOf}(?<who>${name})`),
  plain(`(?<![Nn]o )(?:[Ee]l |[Ll]a )?${nameOf}(?<who>${name}) (?:tiene|tuvo) (?:toda )?la culpa|(?:[Pp]or culpa de|[Cc]ulpo a|[Ee]charle la culpa a|[Gg]racias a la (?:negligencia|incompetencia|estupidez|flojera) de) (?:el |la )?${nameOf}(?<who2>${name})`),
  low(`si (?:[eé]l|ella|el (?:novato|sargento|jefe|compa[nñ]ero|oficial)|la (?:novata|sargento|jefa|compa[nñ]era|oficial)|ellos) (?:hubiera|hubiese|hubieran)n? (?:hecho (?:bien )?su (?:pinche )?trabajo|puesto atenci[oó]n|servido para algo)`),
  low(`(?:por|con) (?:su|la|pura) (?:pinche |maldita |propia |pura )?(?:negligencia|incompetencia|estupidez|flojera|ineptitud|irresponsabilidad)(?: de (?:[eé]l|ella|ellos|ese|esa|mi (?:jefe|compa[nñ]ero|sargento)))?`),
];

/** Words with a capital that are no person: days, gear, weather, makers, and whoever speaks. */
const nobody = /^(?:it|this|that|nobody|everybody|everyone|dispatch center|weather|rain|snow|ice|murphy|god|covid|monday|tuesday|wednesday|thursday|friday|saturday|sunday|my|mine|our|ours|me|i|us|we|taser|glock|axon|motorola|ford|radio|policy|training|equipment|software|system|the|a|an|no|if|when|but|and|so|there|what|dios|lluvia)$/;

/** Whether the one blamed can be a person; a role always is. */
export function isSomebody(groups: Readonly<Record<string, string | undefined>>, on: 'low' | 'plain'): boolean {
  const any = groups['any'];
  if (any !== undefined) return (lookUp(fold(any)) & (Word.english | Word.spanish | Word.stop | Word.brand | Word.report)) === 0 && !nobody.test(fold(any));
  const who = groups['who'] ?? groups['who2'];
  if (who === undefined || on === 'low') return true;
  const words = who.split(/[ -]/).map((part) => fold(part.replace(/'s?$/, '')));
  return words.every((word) => !nobody.test(word) && (lookUp(word) & (Word.stop | Word.brand)) === 0);
}
