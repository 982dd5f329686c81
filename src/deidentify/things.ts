import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { isRank } from './cues.js';
import { makers as makerNames } from './lists/gear.js';
import { cased, isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

/** What is called by its maker's or finder's name: "the Allen wrench", "a Bowie knife", "Douglas fir". */
const things = wordSet(`
extinguisher extinguishers unit units furnace tool tools wrench wrenches knife knives screwdriver screwdrivers hammer drill drills saws grinder grinders chainsaw chainsaws axe jack winch ladder ladders clamp pliers torch compressor generator pump mower
maneuver manoeuvre method methods technique grip grips stance stances hold holds carry draw position lockup takedown retention syndrome disease palsy law razor effect test tests scale score principle curve switch valve hook knot hitch sling splint collar tube bag bags litter basket board
helicopter plane airplane truck trucks pickup sedan suv van vans tractor tractors trailer trailers semi bus boat motor engine engines bike bikes motorcycle motorcycles scooter cruiser rv camper limo coupe wagon convertible hatchback
rifle rifles pistol pistols revolver revolvers shotgun shotguns carbine carbines derringer musket lever action bolt magazine magazines holster holsters ammo ammunition cartridge rounds scope scopes optic sight light lights flashlight
radio radios portable portables mic camera cameras drone phone phones laptop tablet printer controller headset charger battery batteries
jacket jackets boots boot hoodie cap hat jersey shirt sweatshirt pants jeans sneakers shoes helmet vest gloves glove mask costume backpack harness belt sunglasses watch
tire tires brakes brake radar laser scanner oven stove grill heater cooler fridge freezer couch recliner chair
poster doll figurine statue candle medal movie song meme cartoon sticker flag tattoo
fir pine maple oak spruce pear grass ivy cactus tree counter burner cage grenade cocktail flask jar bottle bottles can cans whiskey whisky bourbon vodka rum gin tequila beer lager ale cider wine soda cola coffee candy cereal sauce chips
terrier setter spaniel hound retriever shepherd bulldog mastiff collie husky pointer poodle cattle
`);
const eponyms = /^(?:disease|syndrome|law|razor|choice|palsy|paradox|rule|theorem|principle|comet|whiskey|beer|jeans|boots|sauce|bbq|chips|ice|peanut|candy)$/;
/** Cars that are called as people and places are, told apart by the maker before them. */
const carMakers = wordSet('acura audi bmw buick cadillac caddy chevy chevrolet chrysler dodge ford gmc honda hyundai infiniti jeep kia lexus lincoln mazda mercedes mercury mitsubishi nissan oldsmobile olds plymouth pontiac ram saturn subaru suzuki toyota volkswagen vw volvo');
const carModels = wordSet(`
alero aspen atlas aurora avalon bonneville bronco cadenza caliber carnival catalina cavalier celica century charger cheyenne cirrus colorado concord concorde cordoba corolla cressida cutlass dakota
delta denali durango echo eldorado elantra enclave encore encounter fiero firebird forte genesis golf highlander imperial jetta journey juke lacrosse laramie lebaron legacy lucerne malibu mariner
marquis maverick milan mirage monaco montana montego monterey murano neon newport nova optima outback pacifica passat phoenix pilot previa quest ranger regal rio riviera rogue royale sable savana
savannah sebring sedona sequoia seville sienna sierra silverado solara solstice sonata sonoma sorento soul sportage stratus suburban sunfire supra tacoma tahoe telluride tercel terrain tiguan torrent
touareg town trax tucson tundra ventura venture venza veracruz versa vibe villager viper voyager yaris yukon
`);
const drinks = /^(?:bottle|bottles|fifth|pint|can|cans|handle|flask|glass|shot|shots|jug|case|sixpack|pack|swig|drinking|drank|sipping)$/;
const makers = wordSet(makerNames);
const families = /^(?:house|home|brothers|family|kid|boy|girl|residence|case|property|place|warrant|wedding|farm|ranch|apartment|trailer|boys|sisters|twins|brother|cousin|kids|address|estate|yard|dog|sister|job|call|stop|arrest|search|murder|shooting|girls|cousins|funeral|incident)$/;


/** Marks as allowed the capitalised words that name a thing, a drink, an illness or an average man. */
export function markThings(tokens: readonly Token[], allowed: Uint8Array): void {
  const spanish = isSpanish(tokens);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (!cased(token) || allowed[index] === 1 || isRank(tokens, index) || has(token, Word.stop)) continue;
    const before = tokens[index - 1];
    let last = index;
    while (last < index + 2 && cased(tokens[last + 1]) && tokens[last + 1]?.newLine === false && !(tokens[last] as Token).possessive && !has(tokens[last + 1], Word.stop)) last++;
    if (spanish && before?.fold === 'a') continue;
    if (isThing(tokens, index, last, before)) for (let at = index; at <= last; at++) allowed[at] = 1;
  }
}

const determiners = wordSet('a an the his her my our their un una this that another old new some toy blue red black white silver green');
const seers = wordSet('saw watched heard let made had told see watch helped asked');

function isThing(tokens: readonly Token[], index: number, last: number, before: Token | undefined): boolean {
  const token = tokens[last] as Token;
  const next = tokens[last + 1];
  const det = before !== undefined && determiners.has(before.fold);
  if (before !== undefined && (isRank(tokens, index - 1) || seers.has(before.fold))) return false;
  if (next !== undefined && !next.newLine && token.possessive) return eponyms.test(next.fold);
  if (before !== undefined && (before.fold === 'marca' || before.fold === 'marcas') || next !== undefined && !next.newLine && next.text === 'brand') return true;
  if (before !== undefined && carMakers.has(before.fold) && before.capital && index === last && carModels.has(token.fold) && token.start === before.after + 1) return true;
  if (before?.fold === 'of' && drinks.test(tokens[index - 2]?.fold ?? '') || before !== undefined && (before.fold === 'drinking' || before.fold === 'drank' || before.fold === 'sipping')) return true;
  if (next !== undefined && next.start > token.after && !next.newLine && next.shape === 'word' && !next.capital && things.has(next.fold) && (det || index === last && !has(token, Word.first))) return last - index < (det ? 2 : 1);
  // "the pilot of the Bell 407": a model by its maker and number.
  if (next?.shape === 'number' && !next.newLine && next.text.length === 3 && /^(?:bell|airbus|robinson|hughes|enstrom)$/.test(token.fold)) return true;
  if (next !== undefined && next.shape === 'mix' && /^\p{Lu}{1,4}-?\d/u.test(next.text) && !next.newLine && det) return true;
  if (index < last && makers.has((tokens[index] as Token).fold) && !has(tokens[index + 1], anyName | Word.nameable) && (before === undefined || !before.capital || before.first)) return true;
  if (det && index < last && token.upper && token.text.length >= 2 && !/^(?:PD|SO|FD|HP|SD|II|III|IV|JR|SR)$/.test(token.text)) return true;
  if (index !== last || before === undefined) return false;
  if (/^(?:average|peeping|regular|ordinary|random)$/.test(before.fold)) return true;
  if (/^an?$/.test(before.fold)) return next === undefined || !families.test(next.fold) && next.text !== '-';
  if (before.fold !== 'the' || token.fold.endsWith('s')) return false;
  if (/^(?:at|in|on|near|to|from|of|by|behind|outside|off|through|past|around|down|up|across|working|work|cover|covering|patrol|patrolling|hit|called|left|works|worked|covers)$/.test(tokens[index - 2]?.fold ?? '') && has(token, Word.english)) return false;
  return next === undefined || next.shape === 'sign' && next.text !== '-' && next.text !== "'" && next.text !== '&' && next.text !== '/' || has(next, Word.verb) && !has(token, Word.report);
}
