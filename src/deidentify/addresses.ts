import { fold } from './fold.js';
import { lookUp, Word } from './lexicon.js';
import { pattern, stateLetters, within, type Pattern } from './pattern.js';
import { wordSet } from './word-set.js';

const type =
  '(?:streets?|st|str|avenues?|ave|av|roads?|rd|boulevards?|blvd|bl|lanes?|ln|drives?|dr|courts?|ct|cir|circle|place|pl|terrace|terr?|trail|trl|way|parkway|pkwy|pky|highway|hwy|pike|alley|aly|loop|plaza|square|sq|turnpike|tpke|expressway|expwy|expy|freeway|fwy|crescent|cres|cove|cv|run|path|row|crossing|xing|bypass|causeway|grade|plz|trce|trc|cmns|mnr|bnd|holw|hts|lndg|spgs)';
/** Types that are not also everyday words; safe after any capitalised word. */
const direction = '(?:north|south|east|west|northeast|northwest|southeast|southwest|[nsew]|ne|nw|se|sw)';
const word = "[\\p{L}][\\p{L}\\p{M}'-]{0,24}";
const ordinal = '\\d{1,3}(?:st|nd|rd|th)';
const named = `(?:${ordinal}|${word}\\.?(?: ${word}\\.?){0,3})`;
const unitPart = '(?:,? {0,2}(?:apt|apartment|unit|suite|ste|room|rm|lot|bldg|building|floor|fl|trailer|space|spc|#|depto|departamento|no(?=\\.? ?#?\\d))(?:\\.? ?#? ?[a-z]?-?\\d{1,5}-?[a-z]?|\\.?[ #]{0,2}(?<=[ #])[a-z])?(?![\\p{L}\\d]))?';
/** Half or a quarter of a house number: "618\u00BD", "88-1/2". */
const half = '(?:[ -]?[\\u00BC-\\u00BE]|[ -]1/[24])';
const edge = '(?<![\\p{L}\\d.$-])';
const end = '(?![\\p{L}\\d])';

const glue = wordSet('the a an of and or in on at to for from by with into onto off up down our my his her their its was were is are be this that then than when while as toward towards through across along over under near no any each every per block blocks mph kph yards feet miles officers units cars vehicles people times minutes hours seconds rounds wrong right only other same next main side one two another');

/** "10 ft escape lane": what is measured is no house's number. */
const measured = /^(?:ft|foot|feet|yds?|yards?|inch|inches|mile|mi|min|mins|minute|secs?|second|hrs?|hour|mph|kph|kts?|knots?|lbs?|pound|mm|cm|meters?|metres?|tons?|gallon|gal|volt|watt|degree|percent|person|man|unit|car|lane|foot-wide|x|pies|metros)\.?$/;

/** Whether the words between a number and a street type can be a street's name. */
function streetName(value: string, low: string, start: number): boolean {
  const words = value.split(/\s+/);
  const name = words.slice(1, -1).filter((part) => /\p{L}/u.test(part));
  if (measured.test(name[0] ?? '')) return false;
  if (/^(?:code|channel|level|signal|phase|lane|interstate|grade|10)$/.test(low.slice(Math.max(0, start - 12), start).trim().split(' ').at(-1) ?? '')) return false;
  return !name.some((part) => (glue.has(part.replace(/[.,]/g, '')) || part.length > 1 && (lookUp(fold(part)) & Word.stop) !== 0 && !/^(?:la|el|los|las|de|del|san|st|mt|main|the|down|over|up|upper|above|under)\.?$/.test(part)) && !(part === 'main'));
}

/** Before "run", "place" or "crossing" these count or describe: "the third run", "a water crossing". */
const counting = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|water|river|creek|railroad|rail|deer|school|park|market|front|division|center)$/;

/** Whether a lower-case word before a street type can be a street's name. */
/** "Deputy Marguerite St. Cyr": a saint in a surname. */
const inSurname = (value: string, low: string, start: number): boolean => /^st\.?$/i.test(value.slice(value.lastIndexOf(' ') + 1)) && /(?:deputy|officer|sergeant|sgt\.?|ofc\.?|dep\.?|detective|det\.?|trooper|agent|captain|lieutenant|lt\.?|cpl\.?|corporal) $/.test(low.slice(Math.max(0, start - 11), start)) && /^\.? [a-z]/.test(low.slice(start + value.length, start + value.length + 3));

function roadName(value: string, low = '', start = 0): boolean {
  const words = value.split(/[\s]+/).map((part) => part.replace(/\.$/, ''));
  const kind = words.at(-1) ?? '';
  const names = words.slice(0, -1).filter((part) => !/^(?:north|south|east|west|n|s|e|w|ne|nw|se|sw)$/.test(part));
  if (names.length === 0) return false;
  if (!names.every((part) => !glue.has(part) || part === 'main')) return false;
  if (inSurname(value, low, start)) return false;
  // "let the recruit drive to a call": what somebody does with a car.
  if (kind === 'drive' && /^ (?:to|into|out|off|away|through|past|home|the|up|down|back|around|slowly|straight|him|her|it|us|me|my|our|his|while|without|code)(?![a-z])/.test(low.slice(start + value.length, start + value.length + 10)) && !/(?:^|[^a-z])(?:on|off|onto|along|at|near|to|of|down|up|from|the|[nsew]|[nsew]\.) $/.test(low.slice(Math.max(0, start - 7), start)) && !/\d ?$/.test(low.slice(Math.max(0, start - 2), start))) return false;
  // "cleared the first lane": lanes are counted.
  if (/^lanes?$/.test(kind) && names.every((part) => /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/.test(part))) return false;
  if (/^(?:place|pl|way|path|run|row|grade|square|crossing|plaza|streets|roads|lanes|drives|courts)$/.test(kind)) return names.every((part) => /^\d/.test(part) || (lookUp(fold(part)) & (Word.street | Word.city)) !== 0 && !(/^(?:run|row|path|grade|crossing|place|way)$/.test(kind) && counting.test(part)));
  if (/^(?:rd|ave|blvd|street|avenue|road|boulevard|st)$/.test(kind) && names.length === 1 && plainName(names[0] ?? '')) return /^(?:ave|blvd|avenue|boulevard)$/.test(kind) || /(?:^|[^\p{L}])(?:on|off|onto|along|at) $/u.test(low.slice(Math.max(0, start - 7), start)) && !plainRoad.test(names[0] ?? '');
  return names.every(streetWord);
}

/** Kinds of road, which stand without an article too: "on farm road". */
const plainRoad = /^(?:farm|ranch|forest|logging|lease|oil|haul|toll|ring|mountain|canyon|levee|winding|slick|snowy|muddy|public|patrol|entrance|exit|feeder|perimeter|lane|town|village|city|desert|beach|cross|loop|approach|adjacent|nearby|parallel|secondary|interior|perimeter|cart|jeep|ridge|hill|truck|train|horse|hot|cold|walk|foot|bike|pedestrian|parade|stretch)$|(?:ed|ing|ly)$/;

/** An everyday word that no adjective of roads is: "harbor blvd", "mill avenue". */
function plainName(part: string): boolean {
  const marks = lookUp(fold(part));
  return (marks & (Word.stop | Word.report | Word.street | Word.verb)) === 0 && (marks & Word.english) !== 0 && !/^(?:busy|dirt|gravel|side|back|service|access|frontage|dead|dark|narrow|wet|icy|same|next|wrong|other|open|country|fifth|rural|paved|residential|private|quiet|major|minor)$/.test(part);
}

function streetWord(part: string): boolean {
  if (/^\d/.test(part)) return true;
  const marks = lookUp(fold(part));
  if ((marks & (Word.street | Word.city)) !== 0) return true;
  return (marks & (Word.english | Word.stop | Word.report | Word.spanish)) === 0 && part.length > 2;
}

const capitalName = "[A-Z][\\p{L}\\p{M}'-]{0,24}\\.?";
/** A full stop only after an abbreviation: "212 Baker. We" ends with the street. */
const casedName = "(?:(?!(?:St|Rd|Dr|Ln|Ct|Av|Cir|Pl|Ave|Ter|Hwy|Trl)\\. ?(?:[A-Z]\\p{Ll}{1,15} [a-z]|(?:Det|Sgt|Ofc|Lt|Cpl|Dep|Capt|Cmdr|Insp|Tpr)(?!\\p{L})))[A-Z]\\p{Ll}{1,2}\\.|[A-Z]['’]?[\\p{Ll}][\\p{L}\\p{M}'-]{0,24})";
const capitalType = '(?:Streets?|St|Str|Avenues?|Ave|Av|Roads?|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|Pl|Terrace|Ter|Trail|Trl|Way|Parkway|Pkwy|Highway|Hwy|Pike|Alley|Loop|Plaza|Square|Turnpike|Expressway|Freeway|Fwy|Crescent|Cove|Row|Crossing|Bypass|Causeway|Path|Run)';

const reportOnly = /^(?:Harley|Davidson|The|This|That|A|An|Our|My|His|Her|Their|In|On|At|To|From|For|Of|And|Or|Other|Same|Wrong|One|Two|Way|No|Any|Public|Private|Open|Main|Access|Service|Side|Back|Dirt|Gravel|City|County|State|Dead|Frontage|Fire|Food|Traffic|Home|Trial|Circuit|District|Superior|Municipal|Federal|Juvenile|Criminal|Drug|Family|Left|Right|Center|Turn|Passing|Fast|Slow|Bike|Bus|Test|Hard|Disk|Long|Half|Parking|Drag|Ride|Shooting|Down|By|As|When|While|We|I|He|She|They)$/;
function capitalRoad(value: string): boolean {
  const words = value.split(/\s+/);
  if (words.slice(0, -1).every((part) => /^\p{L}+$/u.test(part) && (lookUp(fold(part)) & (Word.stop | Word.report)) !== 0 && (lookUp(fold(part)) & Word.street) === 0)) return false;
  const names = words.slice(0, -1).filter((part) => !/^(?:North|South|East|West|[NSEW]\.?|NE|NW|SE|SW)$/.test(part));
  return names.length > 0 && !reportOnly.test(names.at(-1) ?? '') || /^Main (?:St|Street|Rd|Road|Ave|Avenue)\.?$/.test(names.concat(words.at(-1) ?? '').join(' '));
}

const ending = /^(?:Overlook|Heights|Hts|Ridge|Pointe?|Bend|Glen|Hollow|Knoll|Landing|Manor|Meadows?|Mews|Park|Pass|Pines|Shores?|Springs|Station|Summit|Valley|View|Village|Vista|Walk|Woods|Commons|Gate|Green|Grove|Hills?|Island|Lake|Mill|Oaks|Trace|Chase|Bluff|Branch|Canyon|Creek|Estates|Farms?|Gardens?|Harbor|Haven|Junction|Broadway|Boardwalk|Esplanade|Concourse|Promenade|Extension|Ext|Spur|Cutoff|Levee|Wharf|Pier|Dock|Quay|Close|Mall|Beach|Bay|Cliff|Crest|Dale|Field|Ford|Forge|Fork|Port|Rise|Rest|Spring|Stream|Way)$/;
const countable = /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|American|Hispanic|Latino|Black|White|Asian|African|Mexican|Belgian|German|Dutch|Percocet|Xanax|Glocks?|Tasers?|Axon|Taser|Tahoes?|Explorers?|Chargers?|Gold|Silver|Win|Winchester|Remington|Special|Magnum|Auto|Luger|Creedmoor|Blackout|Rem|Long|Short|Smith|Grain|Ford|Chevy|Chevrolet|Dodge|Toyota|Honda|Nissan|Jeep|Kia|Hyundai|Subaru|Mazda|BMW|Buick|Cadillac|Lexus|Acura|Infiniti|Mercedes|Volvo|Tesla|Harley|Yamaha|Suzuki|Kawasaki|Crown|Grand|Lincoln|Mercury|Pontiac|Chrysler|Peterbilt|Kenworth|Freightliner|Mack|Silverado|Sierra|Ram)$/;

/** "3901 Frutas", "9 Wieuca Overlook": a number and the name of a street without its type. */
function capitalAddress(value: string, low: string, start: number, end: number): boolean {
  if (/(?:^|[^\p{L}])(?:unit|car|code|channel|squad|engine|glock|model|level|route|hwy|highway|exit|page|phase|chapter|section|type|class|sig|taser|axon|apx|xts|motorola|version|windows|room|at (?:the|about)|adam|lincoln|badge|star|and|medic|truck|ladder|rescue|station|district|precinct|zone|sector|beat|tac|ch|no|number|case|cad|incident|iphone|galaxy|step|ofc|officer|deputy|sgt|day|week|grade|gauge|ga|cal|over|than|about|only|least|most|even|another|every|these|those|all|our|my|his|her|their|a|both|other|last|first|next|had|were|were|are|with|had|got|saw|found) #?$/u.test(low.slice(Math.max(0, start - 14), start))) return false;
  const words = value.replace(/,.*$/, '').split(/\s+/);
  const number = words[0] ?? '';
  const direction = /^(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\.?$/.test(words[1] ?? '');
  const names = words.slice(direction ? 2 : 1).filter((name) => name !== '1/2' && name !== '\u00BD');
  const halved = /[\u00BC-\u00BE]|1\/2/.test(number) && number.length > 3;
  if (names.length === 0 || names.some((name) => countable.test(name) || /^\p{Lu}{2,}$/u.test(name) && !direction && (lookUp(fold(name)) & (Word.english | Word.stop | Word.report | Word.verb | Word.first | Word.surname)) !== 0 && (lookUp(fold(name)) & (Word.street | Word.city)) === 0) || /^(?:19|20)\d\d$/.test(number) && !direction && !value.includes('1/2')) return false;
  const marks = names.map((name) => lookUp(fold(name)));
  // Only houses are numbered by halves.
  if (halved && marks.every((mark) => (mark & (Word.stop | Word.brand | Word.verb)) === 0 || (mark & Word.street) !== 0)) return true;
  if (marks.some((mark) => (mark & Word.brand) !== 0) || ((marks[0] ?? 0) & Word.stop) !== 0) return false;
  if (names.length > 1 && ending.test(names.at(-1) ?? '')) return true;
  const sure = names.length === 1 && ((marks[0] ?? 0) & (Word.english | Word.spanish | Word.first | Word.report)) === 0 && names[0]?.length !== 3;
  if (number.replace(/\D/g, '').length < (direction || sure ? 2 : 3) || /^\d00$/.test(number) && !direction) return false;
  if (/^ (?:feet|yards|miles|minutes|rounds|pages)/.test(low.slice(end, end + 8))) return false;
  return direction ? ((marks[0] ?? 0) & Word.report) === 0 || ((marks[0] ?? 0) & Word.street) !== 0 : marks.every((mark) => (mark & Word.report) === 0 || (mark & Word.street) !== 0) && names.every((name) => !/(?:ing|ed|ly|s)$/.test(name) || (lookUp(fold(name)) & Word.english) === 0);
}

const notRoads = /^(?:coffee|tea|soda|juice|caffeine|fuel|diesel|propane|batteries|battery|sugar|nicotine|steroids|equipment|hardware|software|updates|upgrades|weather|nerves|stress|fatigue|habit|dehydration|heat|takeoff|landing|approach|departure|descent|ascent|touchdown|startup|shutdown|reboot|intake|release|lockdown|lockup|ramp|deck|dock|standby|bypass|silent|vibrate|mute|record|reset|recall|retention|detonation|ignition|rappel|belay|dive|surface|loan|lease|warranty|appeal|remand|recess|redirect|scene|foot|patrol|duty|call|calls|top|fire|ice|purpose|time|video|camera|cameras|paper|channel|shift|days|nights|swings|graves|midnights|probation|parole|meth|drugs|fentanyl|crack|heroin|pills|bail|base|board|site|edge|target|point|guard|hold|break|lunch|side|sides|overtime|vacation|leave|standby|radio|speaker|dispatch|line|tape|film|record|file|autopilot|cruise|idle|safe|high|full|auto|automatic|semi|patrols|post|perimeter|cover|containment|entry|traffic|stops|contact|contacts|approach|impact|arrival|arrest|detail|details|training|light|lights|grass|gravel|pavement|concrete|asphalt|dirt|mud|snow|rain|water|wet|slick|tile|carpet|steel|metal|wood|glass|horseback|bikes|motors|motorcycles|weekends|weekdays|holidays|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|command|stairs|ladders|roofs|loan|sale|sight|signal|silent|mute|vibrate|charge|empty|credit|trial|display|strike|alert|average|balance|occasion|principle|demand|deck|deadline|deadlines|property|probable|suicide|supervisors?|officers?|people|everyone|everybody|anyone|somebody|someone|nobody|nothing|something|anything|everything|things|fumes|adrenaline|instinct|muscle|memory|faith|hope|trust|luck|god|earth|land|shore|sea|air|tv|facebook|instagram|youtube|live|stage|set|course|track|stand|standard|staff|sick|light|medication|meds|insulin|oxygen|alcohol|beer|wine|narcotics|steroids|blood|body|bodies|skin|hands|knees|elbows|shoulders|back|backs|belly|stomach|neck|head|chest|legs|arms|feet|toes|tiptoe|tiptoes|ankles|hold|holds|repeat|rounds|reload|reloads|slings|vests|belts|bodycam|bodycams|bodyworn|mirrors|windows|doors|walls|trains|buses|cars|trucks|trailers|turns|curves|hills|corners|intersections|ramps|bridges|freeways|highways|streets|roads|sidewalks|sideways|northbound|southbound|eastbound|westbound|north|south|east|west|break|hiatus|campus|premises|route|location|address|computer|laptop|mdt|mdc|phone|cell|hotmic|mic|air|frequency|primary|main|tac|scan|ops|simplex|backup|another|other|one|two|three|four|five)$/;

/** "on tamarind by the wash": a noun without an article after "on" is a street. */
/** "the order went out on main": the channel that all hear. */
const overRadio = /(?:(?:order|message|broadcast|traffic|transmission|call|alert|bolo|info|tones?|dispatch|update)s? (?:(?:went|came|goes|comes|put|was) )?(?:out )?(?:over )?|(?:aired|broadcast|transmit(?:ted)?|radioed|keyed|monitor(?:ed|ing)?|listening|talking|channel|stayed|dispatched) (?:it |that |out |up )?)on $/;
function onRoad(value: string, low: string, start: number, end: number, plain: string): boolean {
  if (notRoads.test(value) || plain.slice(start, end) !== value || /(?:ing|ed|ly)$/.test(value)) return false;
  const marks = lookUp(fold(value));
  if ((marks & (Word.stop | Word.report | Word.verb | Word.brand)) !== 0) return false;
  if (/(?:held|hold|holding|put|pulled|pulling|going|went|gone|go|turned|turn|kept|keep|come|came|based|depending|depends|focused|focus|hands|hand|sat|was|is|were|are|be|been|gun|guns|light|work|worked|working|get|got|getting|hit|hooked|high|grip|eyes|eye|back|call|called|based|rely|relied|parts?|sections?|modules?|class|classes|training|videos?|chapters?|polic(?:y|ies)|paragraphs?|pages?|briefings?|lectures?|slides?|articles?|questions?|info|information|reports?|cases?|papers?|memos?|books?|tests?|points?|advice|notes?|guidance|rules?|refresher|word|emphasis|opinions?|intel|data|feedback|details?|refresher|courses?|blocks?|talks?|reminder|bulletins?|course|law|spent|money|tight|low|short|long|big|heavy|light|hard|easy|strict) (?:on|onto|off of) $/.test(low.slice(Math.max(0, start - 20), start)) && (marks & Word.street) === 0) return false;
  return (marks & (Word.street | Word.city | Word.wordName)) !== 0 || (marks & Word.english) !== 0 && !/s$/.test(value) || (marks & (Word.surname | Word.first)) !== 0;
}

const states =
  '(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming)';

/** A Spanish road whose name has a capital ends with its last capital; the rule for small letters leaves it alone. */
const roadInCapitals = /^\p{L}+\.? (?:(?:de|del|a|la|las|los|el) ){0,2}\p{Lu}\p{Ll}/u;
const floorSign = /[ºª°]/;
const afterComma = /, [a-z]{2}/;
export const addressPatterns: readonly Pattern[] = [
  pattern('address', 'street-address', 77, `${edge}\\d{1,6}(?:-?[a-d]|${half})? (?:${direction}\\.? )?${named} ${type}\\b\\.?(?: ${direction}(?![\\p{L}'])\\.?)?${unitPart}`, { accept: streetName }),
  // "N3440 Town Line Rd", "W156N8480 Pilgrim Road": the grids of some states.
  within(2, 'address', 'street-address', 77, `(?<![\\p{L}\\d])[nsew]\\d{1,3}(?:[nsew]\\d{1,5}|\\d{1,3}) ${named} ${type}${end}\\.?`, { near: 'type', accept: streetName }),
  pattern('address', 'block-address', 78, `${edge}\\d{2,5} ?(?:block|blk|hundred block)(?: of|,)? (?:the )?(?:${direction}\\.? )?(?:${ordinal}|${word})(?:\\.? ${word}){0,2} ${type}\\b\\.?(?: ${direction}(?![\\p{L}']))?`),
  pattern('address', 'block-address', 77, `${edge}\\d{2,5} ?(?:block|blk|hundred block)(?: of|,)? (?:${direction}\\.? )?(?:${ordinal}|(?!of\\b|the\\b|and\\b|in\\b|on\\b|at\\b|to\\b|away\\b)${word})(?: ${type}\\b\\.?)?${end}`),
  within(6, 'address', 'block-address', 76, `${edge}\\d{1,3}00 of (?:${direction}\\.? )?${word}(?: ${type}\\b\\.?)?${end}`, { tier: 'check', accept: (value) => !/ of (?:the|us|them|these|those|it|my|our|his|her|rounds|people|officers|a|which|what)(?![a-z])/.test(value) }),
  pattern('address', 'block-address', 76, `${edge}\\d{2,5} ?(?:block|blk)${end}`, { tier: 'check', accept: (value) => /00/.test(value) }),
  pattern('address', 'street-address', 76, `(?<![\\p{L}\\d.$#-])\\d{2,6} (?:[NSEW]\\.? |North |South |East |West |NE |NW |SE |SW )?(?:${capitalName} ){0,2}(?:Broadway|Main|Elm|Oak|Maple|Park|Washington|Lincoln|Grand|Pine|Cedar|Walnut|Market|Peachtree|Sunset|Hill|Lake)(?!\\p{L})`, { on: 'plain', tier: 'check', accept: (_, low, start) => !/(?:unit|car|code|channel|squad|engine|glock|model) $/.test(low.slice(Math.max(0, start - 8), start)) }),
  within(12, 'address', 'street-address', 60, `(?<!\\p{L})(?:at|to|near|outside|from|behind|At|address|AT) (?<v>\\d{3,5} (?:[NSEW]\\.? |North |South |East |West )?[A-Z][\\p{Ll}]{2,20}(?: [A-Z][\\p{Ll}]{2,20})?)(?!\\p{L})`, { on: 'plain', tier: 'check', accept: (value) => value.split(' ').slice(1).every((part) => (lookUp(fold(part)) & (Word.report | Word.stop | Word.brand)) === 0 && !/(?:day|ber|uary|ril|ours|ours)$/.test(part)) }),
  pattern('address', 'street-address', 59, `(?<![\\p{L}\\d.$#:/-])\\d{1,6}(?:-\\d{1,4}|[A-D])?${half}? (?:(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:${casedName} ){0,2}${casedName}(?:,? (?:apt|Apt|APT|unit|Unit|lot|Lot|#|suite|Suite|ste|Ste)\\.? ?#?[A-Z]?-?\\d{0,5}[A-Z]?(?!\\p{L}))?(?!\\p{L})`, { on: 'plain', tier: 'check', accept: capitalAddress }),
  pattern('address', 'street-address', 58, `(?<![\\p{L}\\d.$#:/-])\\d{1,6}(?:-\\d{1,4}|[A-D])?${half}? (?:(?:[NSEW]|NE|NW|SE|SW|North|South|East|West)\\.? )?[A-Z]{4,20}(?:,? (?:apt|Apt|APT|unit|Unit|lot|Lot|#|suite|Suite|ste|Ste)\\.? ?#?[A-Z]?-?\\d{0,5}[A-Z]?(?!\\p{L}))?(?!\\p{L})`, { on: 'plain', tier: 'check', accept: capitalAddress }),
  within(8, 'address', 'grid-address', 66, `(?<![\\p{L}\\d.$#:/-])\\d{2,5} (?:[nsew]|[ns][ew]|north|south|east|west)\\.? \\d{1,5}(?:st|nd|rd|th)?(?: (?:[nsew]|north|south|east|west)\\.?)?(?![\\p{L}\\d:])${''}`),
  pattern('address', 'number-words', 60, '(?<![\\p{L}-])(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)[ -](?:oh[ -])?(?:hundred|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))? (?:block (?:of )?)?(?:[NSEW]\\.? |North |South |East |West )?[A-Z][\\p{Ll}]{2,16}(?: (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Ct|Court|Way|Pl|Place)\\.?)?(?!\\p{L})', { on: 'plain', tier: 'check', accept: (value) => { const part = / (\p{Lu}\p{Ll}+)(?: (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Ct|Court|Way|Pl|Place)\.?)?$/u.exec(value)?.[1] ?? ''; const marks = lookUp(fold(part)); return / (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Ct|Court|Way|Pl|Place)\.?$/.test(value) || (marks & Word.street) !== 0 && (marks & Word.report) === 0; } }),
  pattern('address', 'unit-words', 68, `(?<!\\p{L})(?:(?:garden|basement|bsmt|rear|front|upstairs|downstairs|upper|lower|ground(?: floor)?|first floor|second floor|third floor|[1-9](?:st|nd|rd|th) (?:floor|fl)) (?:apt|apartment|unit|flat|rear|front)\\.?(?: [a-z]?\\d{0,3})?|bsmt|basement|rear|upstairs|downstairs|[1-9](?:st|nd|rd|th) (?:floor|fl)(?: (?:rear|front))?)(?!\\p{L})`, { tier: 'check', accept: (_, low, start) => /\d[^.;]{2,30}, $/.test(low.slice(Math.max(0, start - 36), start)) }),
  pattern('address', 'unit-part', 70, `(?<!\\p{L})(?:apt|apartment|suite|ste|trailer|room|rm|depto|departamento|lot|space|bldg|building)\\.? ?#? ?(?:[a-z]?-?\\d{1,5}-?[a-z]?|(?<=[ .#])[a-h])(?![\\p{L}\\d']|-\\d)`, { tier: 'check', accept: (value, low, _, stop) => /\d/.test(value) && !/^ (?:feet|yards|times|minutes|officers|people)/.test(low.slice(stop, stop + 9)) || /^(?:apt|apartment|suite)/.test(value) && !/ a$/.test(value) }),
  within(12, 'address', 'post-box', 78, `(?<!\\p{L})p\\.? ?o\\.? box \\d{1,6}`),
  within(20, 'address', 'zip-cue', 78, `(?<![\\p{L}])(?:zip(?: ?code)?|c\\.?p\\.?|c[oó]digo postal)[ :]{1,3}(?<v>\\d{5}(?:-\\d{4})?)(?!\\d)`),
  within(20, 'address', 'zip-form', 76, `(?<!\\p{L})(?:${states}|${stateLetters}|gu|vi) (?<v>\\d{5}(?:-\\d{4})?)(?![\\d-])`, { accept: (_, __, start, ___, plain) => /(?:\p{Lu}{2}|\p{L}{4}) $/u.test(plain.slice(Math.max(0, start - 5), start)) && !/(?:code|case|unit) $/i.test(plain.slice(Math.max(0, start - 5), start)) }),
  within(20, 'address', 'zip-form', 60, `(?<![\\d-])\\d{5}-\\d{4}(?![\\d-])`),
  // "45 Calle Sol", "14 rue Principale": the number first, as in Puerto Rico and Quebec.
  within(1, 'address', 'spanish-address', 78, `(?<![\\p{L}\\d.$#:/-])\\d{1,5}-?[A-Za-z]?,? (?:[Cc]alle|CALLE|[Aa]venida|AVENIDA|[Aa]v(?:da)?\\.|[Cc]allej[oó]n|[Pp]aseo|[Cc]amino|[Cc]arretera|[Vv]ereda|[Vv][ií]a|[Rr]ue|[Cc]hemin|[Bb]oul\\.?|[Rr]ang)(?: (?:de|del|du|des))?(?: (?:la|las|los|el|le|les))? (?:\\d{1,3}(?![\\p{L}\\d:])|[A-ZÁÉÍÓÚÑ][\\p{L}'-]{1,20}(?: (?:(?:de|del|y) )?(?:(?:la|los|las) )?[A-ZÁÉÍÓÚÑ][\\p{Ll}]{1,20}){0,3})(?:, [A-ZÁÉÍÓÚÑ][\\p{Ll}]{1,14}(?: [A-ZÁÉÍÓÚÑ][\\p{Ll}]{1,14}){1,2})?(?![\\p{L}\\d])`, { on: 'plain' }),
  pattern('address', 'spanish-address', 77, `(?<!\\p{L})(?:[Cc]alle|CALLE|[Aa]venida|[Aa]v\\.|[Aa]vda\\.?|[Bb]oulevard|[Bb]lvr?\\.|[Bb]ulevar|[Cc]alz(?:ada|\\.)|[Cc]allej[oó]n|[Pp]rivada|[Pp]asaje|[Pp]aseo|[Cc]arretera|[Cc]amino|[Pp]lazuela|[Cc]errada|[Pp]rolongaci[oó]n|[Cc]arrera|[Aa]utopista|[Cc]ol\\.|[Ff]racc\\.)(?: (?:de|del|a))?(?: (?:la|las|los|el))? (?:\\d{1,2} de )?[A-ZÁÉÍÓÚÑ][\\p{Ll}]{1,20}(?: (?:(?:de|del|y) )?(?:(?:la|los|las) )?[A-ZÁÉÍÓÚÑ][\\p{Ll}]{1,20}){0,3}(?: ?,? ?(?:#|[Nn][uú]mero|[Nn]o\\.?|[Nn][uú]m\\.?)? ?\\d{1,5}(?:-?[A-Za-z])?(?![\\p{L}\\d:])(?:,? (?:int|interior|depto|departamento|dpto|apto|apartamento|local|piso|casa)\\.? ?#?(?:\\d{1,4}-?[a-z]?|[a-z])(?![\\p{L}\\d]))?)?`, { on: 'plain', accept: (value, low, start) => spanishRoad(value.toLowerCase(), low, start) }),
  pattern('address', 'spanish-address', 77, `(?<!\\p{L})(?:calle|avenida|av\\.|avda\\.?|boulevard|blvr?\\.|bulevar|calz(?:ada|\\.)|callej[oó]n|privada|pasaje|paseo|carretera|camino|colonia|col\\.|barrio|fraccionamiento|fracc\\.|plazuela|cerrada|prolongaci[oó]n|carrera|autopista)(?: (?:de|del|a))?(?: (?:la|las|los|el))? (?:\\d{1,3}(?:a|ª)?(?![\\p{L}\\d:])|(?!(?:de|del|en|con|y|que|a|por|para|cuando|donde|se|estaba|hacia|sin|tierra|atr[aá]s|enfrente|abajo|arriba|lado|siguiente|misma|mismo|otra|otro|junto|cerca|entrada|salida|acceso|servicio|mi|su|nuestra|nuestro|terracer[ií]a|vecinal|rural|herradura|oscura|mojada|principal|estrecha|cerrada|vac[ií]a|era|fue|al|lateral)\\b)${word}(?: (?:de|del|la|los|las) ${word}| (?!(?:de|del|en|con|y|que|a|por|para|cuando|donde|se|estaba|hacia|sin|no|nos|el|la|al|un|una|lo|me|mi|su)\\b)${word}){0,2})(?: ?,? ?(?:#|n[uú]mero|no\\.?|n[uú]m\\.?)? ?\\d{1,5}(?:-?[A-Za-z])?(?![\\p{L}\\d:])(?:,? (?:int|interior|depto|departamento|dpto|apto|apartamento|local|piso|casa)\\.? ?#?(?:\\d{1,4}-?[a-z]?|[a-z])(?![\\p{L}\\d]))?)?`, { accept: (value, low, start, end, plain) => spanishRoad(value, low, start) && !roadInCapitals.test(plain.slice(start, end)) && !(/^(?:colonia|barrio|fraccionamiento)/.test(value) && !/\d/.test(value) && /^\p{L}+\.? (?:\p{Ll}+ )*\p{Lu}\p{Ll}/u.test(plain.slice(start, end))) }),
  pattern('address', 'road', 62, `(?<![\\p{L}\\d])(?:(?:[NSEW]|N\\.|S\\.|E\\.|W\\.|North|South|East|West|NE|NW|SE|SW) )?(?:\\d{1,3}(?:st|nd|rd|th)|${capitalName}(?: ${capitalName}){0,2}) ${capitalType}(?!\\p{L})`, { near: 'type', on: 'plain', tier: 'check', accept: (value, low, start) => !/^(?:The|His|Her|My|Our|Their|Your|Its|This|That|At|On|In|Near|Off|From|Deputy|Officer|Sergeant|Sgt|Ofc|Detective|Trooper|Agent|Captain) /.test(value) && !inSurname(value, low, start) && (capitalRoad(value) || /(?:^|[^\p{L}])(?:on|off|onto|along|down|up) $/u.test(low.slice(Math.max(0, start - 7), start)) && / (?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln)$/.test(value) && !reportOnly.test(value.split(' ').at(-2) ?? '')) }),
  pattern('address', 'road', 61, `(?<![\\p{L}\\d])(?:${direction}\\.? )?(?:${ordinal}|${word}) ${type}${end}(?:\\.(?= [a-z]))?`, { near: 'type', tier: 'check', accept: roadName }),
  within(30, 'address', 'highway', 68, "(?<![\\p{L}\\d-])(?:interstate|i|us|u\\.s\\.|hwy|highway|state highway|state route|state road|us highway|us hwy|us route|county road|county route|co rd|cty rd|route|rte?|sr|cr|fm|sh|rr|farm road|ranch road|parish road|township road|twp rd|forest road|forest service road|forest route|fs road|navajo route|bia route|bia|indian route|old highway|old hwy|old route|pike|spur|bypass|beltway|ruta|carretera|autopista|loop|exit|salida|milepost|mile post|mile marker|mile mkr|mm|mp|ramal|kil[oó]metro|km)(?:\\.| no\\.?| number)?[ -]{0,2}#?[ ]?\\d{1,4}(?:-?[a-z](?![\\p{L}]))?(?![\\d.:/]\\d|\\d)", {
    tier: 'check',
    accept: (value, low, start, stop) => {
      // "Exit 114 of I-70" counts nothing.
      if (/^(?:i|us|mm|mp|km|cr|sr|loop|fm|rr|sh|exit) ?\d/.test(value) && !/^ of (?:i-?\d|interstate|us|hwy|highway|route|the (?:interstate|turnpike|freeway|highway|thruway))/.test(low.slice(stop, stop + 18)) && /^ ?(?:yards?|feet|ft|minutes?|officers?|times?|of|%|seconds|miles|hours|people|units|rounds|cars|vehicles)/.test(low.slice(stop, stop + 9))) return false;
      // A battery, and "three of us. 115 grain".
      if (/^cr-?(?:123|20[123]\d)|^us\. /.test(value)) return false;
      if (/^(?:mm|km) ?\d/.test(value) && /\d ?$/.test(low.slice(Math.max(0, start - 2), start))) return false;
      if (/^(?:i|us) \d{1,3}/.test(value)) return /\bi \d{1,2}$|us \d{2,3}/.test(value) && /(?:on|onto|off|along|of|at|near|to|from|nb|sb|eb|wb|bound|crossed|and|the) $/.test(low.slice(Math.max(0, start - 8), start));
      return !/^(?:mm|km) ?\d$/.test(value);
    },
  }),
  within(8, 'address', 'spanish-highway', 66, '(?<![\\p{L}\\d-])(?:a|ap|n|m|c|cv|ma|gi|bi|ag|r|pr|mx|carr)-\\d{1,4}(?![\\p{L}\\d-])', { tier: 'check', accept: (_, low, start) => /(?:^|[^\p{L}])(?:la|carretera|autov[ií]a|autopista|nacional|por|de la|en la) $/u.test(low.slice(Math.max(0, start - 12), start)) }),
  within(1, 'address', 'spanish-floor', 70, '(?<![\\p{L}\\d])\\d{1,2}\\.?[ºª°] ?(?:[a-h]|izq(?:uierda)?|dcha|derecha|centro)(?![\\p{L}\\d])', { tier: 'check', accept: (value) => !/° ?[cf]$/.test(value), needs: floorSign }),
  within(3, 'address', 'road', 57, `(?<![\\p{L}\\d'])(?:[nsew]|ne|nw|se|sw)\\.? ${ordinal}(?![\\p{L}\\d])`, { tier: 'check' }),
  within(24, 'address', 'mile', 60, `(?<!\\p{L})(?:at|near|by|past|road|rd|hwy|highway|trail|around|about|rte|route),? (?<v>mile \\d{1,3}(?:\\.\\d)?(?: (?:of|on) (?:the )?(?:${word} ){1,2}${type}${end})?)(?!\\d|\\.\\d|-)`, { tier: 'check' }),
  within(30, 'address', 'rural-box', 78, '(?<!\\p{L})(?:rr|hc|rural route|rte|route|star route) ?#?\\d{1,3},? box \\d{1,5}[a-z]?(?![\\p{L}\\d])'),
  pattern('address', 'highway', 63, `(?<![\\p{L}\\d])(?:${capitalName} ){1,3}(?:Highway|Hwy|Turnpike|Expressway|Freeway|Parkway|Pike|Bypass|Causeway|Boulevard|Blvd|Avenue|Ave)(?!\\p{L})`, { on: 'plain', capital: true, near: 'type', tier: 'check', accept: (value) => !reportOnly.test(value.split(' ')[0] ?? '') && capitalRoad(value) }),
  within(30, 'address', 'spanish-address', 78, `(?<!\\p{L})(?:calle|avenida|av\\.|avda\\.?|plaza|paseo|camino|ronda|travesía) (?:(?:de|del|la|las|los|el) ){0,2}${word}(?: (?:de|del|la|los) ${word}| ${word}){0,2},? (?:n\\.?º ?|#)?\\d{1,4}(?:,? \\d{1,2}[.]?[ºª°](?: ?[a-z](?!\\p{L}))?)?(?:,? (?:piso|puerta|bajo|esc\\.?) ?\\d{0,3}[a-z]?(?!\\p{L}))?`, { accept: (value) => /[ºª°]|\d/.test(value) && !/ (?:en|con|que|por|para|a|se|y|at|on|in|and|by|near|for|with|was|is|we) /.test(value) }),
  pattern('address', 'lower-address', 62, `(?<![\\p{L}\\d.$#-])\\d{2,5}${half}? (?:(?:n|s|e|w|ne|nw|se|sw|north|south|east|west)\\.? )?[a-z]{3,16}(?: [a-z]{3,16}(?=,? (?:apt|unit|#|suite|lot)))?(?:,? (?:apt|unit|#|suite|lot)\\.? ?#?\\d{0,4}[a-z]?)?(?![\\p{L}\\d])`, { tier: 'check', accept: (value, low, start) => {
    const name = / (?:[ns][ew]|[nsew]|north|south|east|west)\.? ([a-z]+)/.exec(value)?.[1];
    const street = name ?? / ([a-z]+)/.exec(value)?.[1] ?? '';
    const marks = lookUp(street);
    if (name !== undefined || /apt|unit|#|suite|lot|[\u00BC-\u00BE]|1\/2/.test(value)) return (marks & (Word.stop | Word.verb)) === 0 && ((marks & Word.report) === 0 || (marks & Word.street) !== 0) && !/^(?:bound|side|feet|yards|miles?|minutes?|officers?|units?|cars?)$/.test(street);
    return (marks & Word.street) !== 0 && (marks & (Word.report | Word.stop)) === 0 && /(?:^|[^a-z])(?:lives?|stays?|house|home|address|residence|is|at|be|to|was|said|says|showed|dispatched|of|behind|outside|near|covering|watching|cleared|checked) (?:at |is |to )?$/.test(low.slice(Math.max(0, start - 14), start));
  } }),
  within(30, 'address', 'highway', 67, '(?<!\\p{L})(?:the|on|onto|off|of) (?<v>(?:405|101|110|210|605|5|10|15|805|280|880|580|680|710|91|57|60|55|22) (?:freeway|fwy|north|south|east|west|nb|sb|eb|wb)(?!\\p{L}))', { tier: 'check' }),
  pattern('place', 'city-state', 64, `(?<!\\p{L})${capitalName}(?: ${capitalName}){0,2}, (?:AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|Texas|Ohio|Florida|Georgia|Alabama|Arizona|California|Nevada|Oregon|Washington|Idaho|Utah|Colorado|Kansas|Missouri|Iowa|Illinois|Indiana|Kentucky|Tennessee|Virginia|Michigan|Wisconsin|Minnesota|Oklahoma|Louisiana|Mississippi|Montana|Wyoming|Nebraska|Pennsylvania|Maine|Vermont|Massachusetts|Connecticut)(?!\\p{L}| ?#|: ?\\d| \\d{3,4}(?!\\d))`, { on: 'plain', capital: true, tier: 'check', accept: (value) => (lookUp(fold(value.split(',')[0]?.split(' ').at(-1) ?? '')) & (Word.brand | Word.report)) === 0 && !/^[A-Z]{2,4},/.test(value) && (/\p{Ll}/u.test(value) || (lookUp(fold(value.split(',')[0]?.split(' ').at(-1) ?? '')) & (Word.english | Word.stop | Word.spanish)) === 0 && !/, (?:IN|OR|ME|OK|HI|DE|LA|OH|MA|PA|AL|ID)$/.test(value)), needs: afterComma }),
  pattern('place', 'listed-place', 61, "(?<![\\p{L}\\d])(?:buc-ee'?s|wal-mart|k-mart|h-e-b|in-n-out|chick-fil-a|t-mobile|o'reilly auto(?: parts)?|steak '?n'? ?shake|toys '?r'? us|pick-n-save|rent-a-center|jack in the box|stop (?:&|and) shop|bass pro|7[ -]?11|seven[ -]eleven)(?! (?:shooting|turn))(?![\\p{L}\\d])", { tier: 'check' }),
  within(10, 'address', 'road', 58, `(?<!\\p{L})(?:on|off|to|at|near|down|past|from|onto|toward|crossed|by|took|take|via|up|of|along) (?<v>${ordinal})(?=[.,;)]| (?:with|and|when|while|by|near|to|toward|before|after|where|but|so|then|we|he|i|just)(?!\\p{L})|$)`, { tier: 'check' }),
  within(14, 'address', 'highway', 64, `(?<!\\p{L})(?:on|off|onto|from|to|over|under|took|take|down|up|off of|along) (?<v>the \\d{1,3})(?= (?:at|near|nb|sb|eb|wb|[nsew]/b|north|south|east|west|freeway|fwy|off|by|past|before|just|loop|bridge|interchange|and)(?![a-z])|[.,;]|$)`, { tier: 'check', accept: (value) => !/^the (?:870|[1-4]|40|9|12|911|15)$/.test(value) || /the 15$/.test(value) }),
  pattern('address', 'highway', 64, `(?<![\\p{L}\\d-])(?:[nsew]/b|nb|sb|eb|wb|(?:north|south|east|west)bound) (?:on )?(?<v>(?:the )?(?:i-?|us |hwy |sr )?\\d{1,3})(?![\\d.:/%-])${'(?! (?:mph|feet|yards|cars|vehicles|lanes|at \\d{2} mph|units|officers|people))'}`, { tier: 'check' }),
  pattern('address', 'highway', 64, `(?<![\\p{L}\\d.:/-])(?:i-?)?\\d{2,3}(?= (?:[nsew]/b|nb|sb|eb|wb|(?:north|south|east|west)bound)(?!\\p{L}))`, { tier: 'check' }),
  pattern('address', 'road', 54, `(?<!\\p{L})(?:on|onto|off of) (?<v>[a-z][a-z']{3,16})(?=[.,;)]| (?:with|when|while|by|near|at|toward|where|we|i|in|past|headed|northbound|southbound|eastbound|westbound|nb|sb|eb|wb|&|@|w/)(?![a-z])|$)`, { tier: 'check', accept: onRoad }),
  pattern('address', 'road', 56, `(?<!\\p{L})(?:on|onto|off|off of|down|along|up) (?<v>[a-z][a-z']{2,16})(?=[.,;)]| (?:with|and|when|while|by|near|at|to|toward|before|after|where|but|so|then|we|he|i|she|they|just|for|from|in|around|past|headed|going|northbound|southbound|eastbound|westbound|nb|sb|eb|wb|&|@|w/)(?![a-z])|$)`, { tier: 'check', accept: (value, low, start) => { const marks = lookUp(fold(value)); return (marks & Word.street) !== 0 && !(value === 'main' && overRadio.test(low.slice(Math.max(0, start - 26), start))) && !value.endsWith('ing') && ((marks & (Word.report | Word.stop | Word.verb)) === 0 && !/^(?:water|front|school|church|center|spring|hill|mill|bridge|market|park|university|college|court|state|commerce|airport|railroad|forest|garden|orchard|meadow|beach|bay|harbor|ocean|lake|river|valley|ridge|stone|bell|silver|victory|navigation|telephone|sunset|sunrise|highland|cottage|horn|eagle|forest|street|spring|copper|prospect|fire|liberty|union|division|capitol|vine|grand|market|imperial|magazine|normal|marine|taylor)$/.test(value) || /^(?:main|grand|rice|broadway|cherry|vine|mesa|bell|union|division|market)$/.test(value)); } }),
  within(8, 'place', 'school-number', 60, '(?<![\\p{L}\\d])(?:P\\.?S\\.?|I\\.S\\.|M\\.S\\.|ps|is|School|school) #?\\d{1,3}(?![\\p{L}\\d.:/-])', { on: 'plain', tier: 'check', accept: (value) => !/^is/.test(value) }),
  pattern('place', 'saint', 55, "(?<!\\p{L})(?:at|from|to|in|near|behind|by|outside|of|took (?:him|her|them|me) to) (?<v>(?:st|saint|sta|santa|san)\\.? \\p{L}{3,14}(?:'s)?)(?!\\p{L})", { tier: 'check', accept: (value) => { const name = fold((value.split(' ').at(-1) ?? '').replace(/'s$/, '')); return /'s$/.test(value) && /^st\.? |^saint /.test(value) || (lookUp(fold(name)) & (Word.first | Word.given | Word.city | Word.surname)) !== 0; } }),
  pattern('place', 'saint', 55, "(?<!\\p{L})(?:st|saint)\\.? \\p{L}{3,14}'s(?= (?:er|ed|icu|hospital|school|church|parking|lot|ward|emergency|clinic|gym|parish|rectory|shelter)(?!\\p{L}))", { tier: 'check' }),
  pattern('place', 'state', 60, `(?<!\\p{L})(?:new (?:york|jersey|mexico|hampshire|orleans|zealand)|north (?:carolina|dakota)|south (?:carolina|dakota|korea|africa)|west virginia|rhode island|puerto rico|los angeles|san (?:diego|francisco|jose|antonio|bernardino|juan|luis|pedro|mateo|rafael|angelo|marcos)|santa (?:ana|monica|barbara|clara|cruz|fe|rosa|maria)|las (?:vegas|cruces)|el paso|fort worth|fort wayne|fort collins|fort lauderdale|baton rouge|des moines|st\\.? louis|st\\.? paul|saint louis|salt lake city|oklahoma city|kansas city|jersey city|long beach|virginia beach|corpus christi|grand rapids|little rock|colorado springs|costa rica|el salvador|ciudad de m[eé]xico|ciudad ju[aá]rez|baja california)(?: city)?(?!\\p{L})`, { tier: 'check', accept: (value, low, start, end, plain) => !(value === 'santa ana' && /^ winds?(?!\p{L})/u.test(low.slice(end, end + 7))) && (value !== 'el paso' || /P/.test(plain.slice(start, end)) || /(?:^|[^\p{L}])(?:in|from|near|to|outside|leaving|en|de|at) $/u.test(low.slice(Math.max(0, start - 9), start))) }),
];

function spanishRoad(value: string, low: string, start: number): boolean {
  const word = value.split(/\s+/).at(1) ?? '';
  if (/^(?:detr[aá]s|atr[aá]s|adelante|frente|antes|despu[eé]s|oscur[oa]|vac[ií][oa]|estrech[oa]|sin|solit?ari[oa]|trasero|que|cuando|donde|pero|porque|entonces|nos|me|se|le|lo)$/.test(word)) return false;
  const marks = lookUp(fold(word));
  if ((marks & Word.stop) !== 0 && value.split(/\s+/).length < 3) return false;
  // English "paseo", "camino", "barrio" never precede an English function word in a name.
  return /\d/.test(value) || (marks & (Word.english | Word.report)) === 0 || (marks & (Word.street | Word.wordName | Word.spanish)) !== 0 || start >= low.length;
}
