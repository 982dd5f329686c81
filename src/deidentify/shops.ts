import { anyName, Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import { wideHeads } from './place-heads.js';
import type { Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

/** What the shop of an owner deals in: "Anselmo's Tire & Auto", "Grandma Lu's Donuts". */
const trades = wordSet(`
tire tires auto towing lumber bait tackle hardware supply salvage body glass muffler transmission plumbing electric roofing florist flowers bakery donuts doughnuts bbq barbecue barbeque catering cleaners laundry laundromat barber
nails salon gym guns gunshop ammo pawn loans liquor liquors spirits food foods mart market deli meat meats produce feed seed nursery garage service repair motors cycles wings burgers pizza pizzeria tacos taqueria subs chicken seafood
fish coffee cafe diner grill tavern pub bar lounge billiards bowling karaoke vape skating kitchen restaurant brake brakes alignment paint books records furniture mattress jewelry farm farms ranch dairy orchard greenhouse storage rentals marina boats outfitters drugs pharmacy optical place corner shop store tap taproom brewhouse saloon
`);
/** Lodgings and taverns, of which a plural before them is the name: "the pines motel", "the sands apartments". */
const lodgings = wordSet('motel inn hotel lodge apartments apts tavern saloon diner cafe lounge pub casino');
const shared = /^(?:officers|veterans|sports|visitors|employees|singles|students|seniors|guests|drivers|truckers|cops|women|mens|ladies|rooms|seconds|others|cars|suspects|subjects|victims|keys|doors|stairs)$/;

const cased = (token: Token | undefined): token is Token => token !== undefined && token.shape === 'word' && token.capital && !token.newLine;

const land = /^(?:curve|bend|corner|corners|leap|landing|elbow|drop|turn|grade|cut|gully|trace|thicket|hollow|gap|knob|bluff|point|cove|ferry|ford|crossing|ridge|rock|run|branch|creek|hill|lookout|overlook|island|beach|cave)$/;
/** "Dead Man's Curve", "Widow's Leap": both words have a capital, and the second is a piece of land. */
export const ownedLand = (tokens: readonly Token[], index: number): boolean => cased(tokens[index]) && !tokens[index]?.upper && cased(tokens[index + 1]) && land.test(tokens[index + 1]?.fold ?? '') && !has(tokens[index], Word.stop);

/** What in small letters an owner may still give his name to: "miller's pond". */
const water = /^(?:pond|lake|creek|fork|ford|ferry|bridge|mill|cove|landing|bluff|ridge|hollow|hill|bend|crossing|bay|point|gap|gulch|woods|orchard|quarry|bottom|run|corner|corners)$/;
const respelt = wordSet('quik kwik qwik kwick quick qik ez pak sav sava valu valumart speedee speedi zippy minit minute jiffy hy hi pik pick pump toot gas get stop shop');
const stops = /^(?:hop|trip|trips|chek|chex|sak|fill|pik|pantry|mart|stop|shop|way|pack|pak|fuel|lube|serv|print)$/;
/** Words that a shop's sign spells, and lodgings. */
const shopWord = opener([...respelt, ...lodgings]);
/** Shops told by their owner and their trade, and lodgings told by a plural. */
export function findShops(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if (next === undefined || !token.possessive && ((token.opens | next.opens) & shopWord) === 0 || next.newLine || next.shape !== 'word') return;
  // "the quik hop", "Kwik Fill": a word that only a shop's sign spells so.
  if (respelt.has(token.fold) && stops.test(next.fold) && next.start - token.after <= 1 && (token.capital && next.capital && !token.first && !/^(?:gas stop|get way|hi way|pump way)$/.test(`${token.fold} ${next.fold}`) || !/^(?:quick|minute|hi|hy|pick|pump|toot|gas|get|stop|shop|jiffy)$/.test(token.fold) && /^(?:the|at|by|near|behind|outside|inside|to|from|past|a|that)$/.test(tokens[index - 1]?.fold ?? ''))) out.push({ start: token.start, end: next.end, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 57 });
  else if (token.possessive && ownedLand(tokens, index)) {
    let from = index;
    while (from > index - 2 && cased(tokens[from - 1]) && !(tokens[from] as Token).newLine && !(tokens[from - 1] as Token).first && !has(tokens[from - 1], Word.stop)) from--;
    out.push({ start: (tokens[from] as Token).start, end: next.end, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 58 });
  } else if (token.possessive && !token.capital && water.test(next.fold) && token.after - token.end === 2 && !has(token, Word.stop | Word.report | Word.verb) && /^(?:at|near|by|to|from|off|of|on|in|into|past|behind|across|around)$/.test(tokens[index - 1]?.fold ?? '')) {
    const last = tokens[index + 2];
    out.push({ start: token.start, end: last?.newLine === false && /^(?:bridge|road|park|trail|ramp|landing)$/.test(last.fold) ? last.end : next.end, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 25 });
  } else if (token.possessive && (trades.has(next.fold) || isWide(tokens, index + 1))) ownerShop(tokens, index, out);
  else if (lodgings.has(next.fold) && !token.capital && /[^s]s$/.test(token.fold) && tokens[index - 1]?.fold === 'the' && !has(token, Word.stop | Word.report | Word.verb) && !shared.test(token.fold)) {
    out.push({ start: token.start, end: next.end, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 25 });
  }
}

/** "pool hall", "vape shop", "skating rink": a trade in two words. */
const isWide = (tokens: readonly Token[], index: number): boolean => tokens[index + 1]?.newLine === false && (wideHeads.get(tokens[index + 1]?.fold ?? '')?.test(tokens[index]?.fold ?? '') ?? false);

function ownerShop(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const owner = tokens[index] as Token;
  if (has(owner, Word.stop | Word.report | Word.verb) || owner.after - owner.end !== 2 || owner.text.length < 3) return;
  const head = tokens[index + 1] as Token;
  const wide = isWide(tokens, index + 1);
  const capital = owner.capital && head.capital && !owner.caseless;
  // Without capitals, "kowalski's place" may be a home; it tells as much.
  // "Odin's feed times": a thing that somebody has, unless a preposition goes there.
  const goes = /^(?:at|from|to|behind|outside|near|by|past|inside|into|leaving)$/.test(tokens[index - 1]?.fold ?? '');
  if (!head.capital && !goes && /^(?:feed|seed|glass|body|fish|chicken|books|records|guns?|muffler|transmission|service|repair|coffee|foods?|meats?|paint|tires?|flowers|nursery|brakes?|ammo|gas|auto|garage|place|corner|shop|store|storage|laundry|farm|boats|drugs|hardware|supply|spirits|rentals|alignment|furniture|mattress|jewelry|subs)$/.test(head.fold) && owner.capital && !owner.caseless) return;
  const hosts = goes && (wide || /^(?:tap|taproom|tavern|bar|grill|pub|lounge|saloon|diner|cafe|bbq|pizza|pizzeria|donuts|doughnuts|deli|bakery|tacos|burgers|wings|subs|laundromat|pawn|towing|liquors?|market|mart|pharmacy|salon|barber|florist|catering|marina|boats|tackle|bait|cleaners|nails|gym|billiards|bowling|vape)$/.test(head.fold)) && !/^(?:officer|driver|owner|player|member|employee|visitor|sport|veteran|women|men|lady|hotel|motel|town|neighbor|partner|friend|brother|suspect|everyone|everybody|somebody|someone|ladie|nobody)s?$/.test(owner.fold);
  if (!capital && !hosts && !(has(owner, anyName) && !has(owner, Word.english) || (owner.marks & (Word.english | Word.spanish)) === 0)) return;
  let start = index;
  if (capital) while (start > index - 2 && cased(tokens[start - 1]) && !(tokens[start] as Token).newLine && !(tokens[start - 1] as Token).first && !has(tokens[start - 1], Word.stop)) start--;
  let last = wide ? index + 2 : index + 1;
  for (let at = last + 1; at < index + 6; at++) {
    const token = tokens[at];
    if (token === undefined || token.newLine) break;
    const link = /^(?:&|and|n|N)$/.test(token.text) && (trades.has(tokens[at + 1]?.fold ?? '') || capital && cased(tokens[at + 1]) && token.text !== 'and');
    if (!link && !(capital ? cased(token) && !has(token, Word.stop) : trades.has(token.fold))) break;
    if (!link) last = at;
  }
  if (/^tap$/.test((tokens[last] as Token).fold) && /^(?:room|house)$/.test(tokens[last + 1]?.fold ?? '')) last++;
  out.push({ start: (tokens[start] as Token).start, end: (tokens[last] as Token).end, kind: 'place', tier: 'check', reason: 'owner-shop', weight: 57 });
}
