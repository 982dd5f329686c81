import { isRank, roles } from './cues.js';
import { has } from './name-words.js';
import { Word } from './lexicon.js';
import { opener } from './openers.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

const pronouns = /^(?:him|her|me|them|he|she|everyone|everybody|guys|squad|shift|partner)$/;
const callers = /^(?:we|they|everyone|everybody|i|shift|squad|guys|all|who|that|people|us|gets|was|is|just|always|crew|folks|kids|platoon)$/;
const anyNameLike = (token: Token | undefined): boolean => token !== undefined && token.capital && !token.first && (token.marks & Word.english) === 0;

const animals = /^(?:dogs?|mastiff|shepherd|malinois|mal|lab|labrador|pit|pitbull|bully|hound|bloodhound|beagle|terrier|collie|rottweiler|rott|husky|boxer|poodle|corso|puppy|pup|cat|kitten|parrot|snake|python|goat|pig|hog|cow|bull|steer|calf|horse|mare|gelding|stallion|colt|filly|pony|mule|donkey|llama|emu|rooster|canine|k9)$/;
const lastCueWord = opener(wordSet(
  'a aka alias apodada apodado apodo as boy bud buddy by call called calling calls callsign como decimos dice dicen dubbed dude era es everybody everyone girl goes guy guys handle he her him homeboy homie is k kid llama llamamos llaman man me moniker mote name named nickname nicknamed of one pal partner she shift sign squad them was woman',
));

/** Whether the token before may end a cue; spares the closer look. */
export function mayCue(before: Token): boolean {
  return before.shape === 'word' ? (before.opens & lastCueWord) !== 0 || anyNameLike(before) : before.text === '.' || before.text === ':' || before.text === '/';
}

const ofItself = wordSet('aka alias nicknamed apodado apodada nickname apodo mote moniker callsign');
const callings = wordSet('call calls called nicknamed calling dubbed');
const spanishCallings = wordSet('dicen decimos llaman llamamos dice');
const whoever = wordSet('guy man kid woman girl dude one');
const friends = wordSet('boy dude man guy homeboy homie bud buddy pal kid');
/** Whether the tokens before `index` announce a nickname. */
export function cueBefore(tokens: readonly Token[], index: number): boolean {
  const at = (back: number): string => tokens[index - back]?.fold ?? '';
  if (tokens[index - 1]?.text === ':') return /^(?:aka|alias|nickname|apodo|moniker|callsign|mote)$/.test(at(2)) || (at(2) === 'name' && /^(?:street|gang|nick)$/.test(at(3)));
  const one = at(1);
  if (ofItself.has(one)) return true;
  if (one === 'a' && at(2) === 'k') return true;
  if (tokens[index - 1]?.text === '/' && at(2) === 'a') return at(4) === 'k';
  if (one === 'name' && /^(?:street|gang|nick|code|pet|stage|road|radio|rap)$/.test(at(2))) return true;
  if (one === 'name' && /^(?:by|under)$/.test(at(3)) && /^(?:the|a)$/.test(at(2))) return true;
  if (one === 'sign' && at(2) === 'call' && (tokens[index] as Token).text === '"') return true;
  if (tokens[index - 1]?.text === '.' && at(2) === 'a' && at(4) === 'k') return true;
  if (one === 'a' && tokens[index - 2]?.text === '/' && at(3) === 'k') return true;
  if (callings.has(at(2)) && (pronouns.test(one) || anyNameLike(tokens[index - 1])) && callers.test(at(3))) return true;
  if ((one === 'call' || one === 'calls') && /^(?:they|we|everyone|everybody)$/.test(at(2)) && /^(?:one|guy|man|kid|woman|girl|dude|who|whom|that|fella|deputy|officer|sergeant)$/.test(at(3))) return true;
  if ((one === 'call' || one === 'calls') && /^(?:they|we|everyone|everybody|people|folks)$/.test(at(2)) && has(tokens[index - 3], Word.english) && !has(tokens[index - 3], Word.stop | Word.verb) && ((tokens[index] as Token).capital || roles.has(at(3)) || nicknames.has((tokens[index] as Token).fold))) return true;
  // "a mastiff named duchess": an animal's name, whatever the word.
  if (one === 'named') return animals.test(at(2)) || /^(?:it|him|her)$/.test(at(2)) && /^(?:we|they|handler|kids)$/.test(at(3));
  if (whoever.has(one) && /^(?:the|this|that|our)$/.test(at(2)) && /^(?:call|calls|called)$/.test(at(3))) return true;
  if (friends.has(one) && /^(?:my|our|this|that|old|ol|the)$/.test(at(2)) && !(tokens[index - 1] as Token).possessive && !(at(2) === 'the' && one !== 'kid') && !has(tokens[index], Word.stop | Word.report | Word.verb | Word.brand) && !/(?:ing|ed|ly|s)$/.test((tokens[index] as Token).fold.replace(/boots|sparks|bones|pops/, '')) && /^(?:from|on|who|in|was|had|has|is|,|left|got|and|said|says|didnt|always|never|at)$/.test(tokens[index + 1]?.text.toLowerCase() ?? '') && !/^(?:in|on|at|and)$/.test(one)) return true;
  if ((one === 'by' || one === 'as') && /^(?:goes|known|went|go|going|answers)$/.test(at(2))) return true;
  if (one === 'as' && /^(?:us|him|her|me|them|everyone|everybody|locals?|police)$/.test(at(2)) && /^(?:to|by|know|knows|knew)$/.test(at(3)) && /^(?:known|shift|we|they|us|everyone|everybody|i|all|who)$/.test(at(4))) return true;
  if (one === 'as' && /^(?:him|her|me)$/.test(at(2)) && /^(?:know|knows|knew)$/.test(at(3))) return true;
  // "knows the guy as Catfish".
  if (one === 'as' && /^(?:guy|man|kid|dude|woman|girl|suspect|subject|fella|deputy|officer|one|dealer|driver)$/.test(at(2)) && /^(?:know|knows|knew|known|calls?|refers?)$/.test(tokens[index - 4]?.fold ?? '') && ((tokens[index] as Token).capital || nicknames.has((tokens[index] as Token).fold))) return true;
  if (one === 'of' && /^(?:nickname|moniker|alias|apodo|callsign)$/.test(at(2))) return true;
  // 'everyone calls our point man "tank"': whom they call so may be told in two or three words.
  if ((tokens[index] as Token).text === '"') for (let back = 3; back <= 5; back++) if (/^(?:call|calls|called|nicknamed|dubbed)$/.test(at(back)) && callers.test(at(back + 1)) && /^(?:our|my|the|his|her|this|that)$/.test(at(back - 1))) return true;
  if (spanishCallings.has(one) && /^(?:le|lo|la|les|todos|me|que|se)$/.test(at(2))) return true;
  if ((one === 'is' || one === 'was' || one === 'es' || one === 'era') && /^(?:nickname|apodo|moniker|callsign|handle|mote|alias)$/.test(at(2))) return true;
  return one === 'como' && /^(?:conocid[oa]s?)$/.test(at(2));
}

const wordish = (token: Token | undefined): token is Token => token !== undefined && token.shape === 'word' && (!has(token, Word.stop) || token.text === 'Al');

/** The first words of what tells of it; the words are put together only behind one of these. */
const tellers = wordSet('as to is was that thats which its what how not como para we they');
const told = /^(?:as (?:we|they|everyone|everybody|i|the guys|the squad) (?:call|calls|called|know|knows) |to (?:everyone|everybody|his friends|her friends|his buddies|the squad|the shift|all of us|his crew|those who)|(?:(?:is|was|that|thats|which is|its) )?(?:what|how) (?:we|they|everyone|everybody|people|i|he|she|folks|(?:the |our )?(?:whole |entire )?(?:shift|squad|crew|team|guys|unit|block|platoon|station|house|neighborhood)) (?:all )?(?:call|calls|called|goes|go|know|knows)|not (?:his|her) real name|como le (?:dicen|decimos|llaman)|para (?:los amigos|todos)|(?:we|they) call (?:him|her|them)(?![a-z]))/;

/** How many words a nickname has that what follows tells of: "Tank, as we call him", "Coach to everyone". */
export function toldAfter(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (!wordish(token) || !(token.capital || nicknames.has(token.fold)) || token.upper && !token.caseless) return 0;
  let end = index + 1;
  if (wordish(tokens[end]) && tokens[end]?.capital === true && tokens[end]?.newLine === false) end++;
  const at = tokens[end]?.text === ',' ? end + 1 : end;
  if (!tellers.has(tokens[at]?.text.toLowerCase() ?? '')) return 0;
  return told.test(tokens.slice(at, at + 7).map((each) => each.text.toLowerCase()).join(' ')) ? end - index : 0;
}

const epithetWord = opener(wordSet('big little lil young yung crazy old fat skinny tall slim baby mad fast stinky dirty uncle tio tia papi mami sarge pops mama papa doc dj mc el king og'));
/** "Big Mike", "Lil Smoke": an epithet and a word, both with a capital, used as a name. */
export function epithetName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (!token.capital || token.caseless || (token.opens & epithetWord) === 0) return token.text === 'lil' && wordish(tokens[index + 1]);
  const next = tokens[index + 1];
  if (!wordish(next) || !next.capital || next.newLine || next.upper && next.text.length > 3 || has(next, Word.brand)) return false;
  if (/^(?:lil|yung|crazy|dj|og|papi|mami)$/.test(token.fold)) return true;
  if (next.text === 'Al' || /^(?:Lou|Sal|Vic|Rob|Hank|Ray|Stan|Art|Gus|Moe|Ike|Abe|Bo|Ty|Cal|Sid|Ned|Lon|Pat|Ron|Don)$/.test(next.text) && !token.first) return true;
  if (has(next, Word.first | Word.given | Word.firstRare) && (!has(next, Word.report) || has(next, Word.given))) return true;
  if (/^(?:El|La)$/.test(token.text) && token.first) return has(tokens[index + 2], Word.verb) && !isRank(tokens, index + 1) && !has(next, Word.report | Word.city | Word.street | Word.english) && !/^(?:policia|fiscalia|guardia|ejercito|estado|gobierno|central|cruz|marina|comisaria|corporacion|academia|procuraduria|secretaria|ayuntamiento)$/.test(next.fold);
  return !token.first && /^(?:big|little|young|baby|mad|el|papi|mami|tio|tia)$/.test(token.fold) && !has(next, Word.report | Word.street | Word.city);
}

/** Words that crews call somebody by, from animals to food to what he looks like; they count where only a person can stand. */
export const loneNicknames = wordSet(`
smiley squeaky peanut smoke smokey shorty tiny spider ghost psycho loco trouble boomer bubba bear tank moose pops doc tex slim bones sparky lucky whitey stretch cheese noodle tater biscuit gunny rooster goose snake hawk crow wolf dozer diesel buddy
skip scooter skeeter cooter junebug pooh monkey turtle frosty cowboy sniper dutch red rocky ace duke chief mouse chopper ziggy fuzzy muscles speedy droopy sleepy grumpy happy dopey sneezy popeye buckwheat chucky casper
`);
/** More of them, which need a verb that only people do. */
const moreNicknames = wordSet(`
peaches pickles waffles catfish pancake pancakes muffin cupcake donut doughnut nugget nuggets meatball meatloaf gravy grits beans sprinkles skittles twinkie cookie cookies taco burrito nacho nachos bagel pretzel spud spuds tots jelly jello pudding pickle
butters butterball biscuits sausage bacon brisket hambone soup noodles popcorn pepper ketchup mustard cornbread hotdog turbo nitro rocket missile sputnik jet blaze torch sparks boomhauer thumper bulldog gator cricket grasshopper beetle hornet
possum badger weasel ferret gopher squirrel bunny rabbit pony mustang stallion mule goat ram piglet hoss wookie yoda gizmo gumby gomer goober cletus pappy papaw gramps granny grampa padre deacon preacher rev
smitty sully fitz jonesy murph murphy hutch coop dutchie frenchy swede tex bama reno vegas philly brooklyn buckeye hoosier okie cajun boots socks buttons bubbles freckles dimples curly baldy beardo lefty righty knuckles fingers toes wheels lurch shaggy
bigfoot sasquatch stubby slick sticks twitch twitchy zippy zippo snoopy scrappy scooby giggles chuckles grinch gramps hoover topper spanky porky pudge chunk chunky bruiser crash tripwire fumbles klutz hollywood elvis maverick iceman
`);
export const nicknames: ReadonlySet<string> = new Set([...loneNicknames, ...moreNicknames]);
export const nicknameWord = opener(nicknames);
/** Of these nothing but somebody is called so; of the others only what speaks, thinks or stands beside the speaker is a person. */
const onlyNicknames = wordSet('pappy papaw gramps bubba smitty hoss tex doc sully fitz jonesy murph skeeter cooter junebug whitey shorty smiley squeaky sparky spanky gomer goober cletus hutch coop boomer butters lurch popeye gunny gumby wookie pops goober dutch knuckles lefty boomhauer hambone butterball smokey');
const speaking = /^(?:said|says|told|tells|yelled|yells|asked|asks|thought|thinks|knew|knows|swears|swore|shouted|laughed|laughs|radioed|texted|wrote|remembered|admitted|apologized|decided|promised|joked|smiled|nodded|shrugged|grinned|hollered|whispered|cussed|holstered|cuffed|handcuffed|drew|tackled|retired|volunteered|insisted|argued|denied|forgot|noticed|realized|grabbed|dragged)$/;
/** What only beasts do: the dog or the horse that is called so. */
const beastly = /^(?:reared|bucked|spooked|bolted|shied|whinnied|snorted|neighed|galloped|trotted|pawed|barked|growled|snarled|whined|sniffed|indicated|bristled|yelped|nosed|wagged|howled|bayed)$/;
const doing = /^(?:was|is|has|had|got|went|came|took|ran|pulled|dropped|fired|cleared|covered|kept|left|put|hit|fell|slipped|tripped|jumped|walked|stepped|opened|checked|moved|saw|heard|felt|held|threw|kicked|pushed|caught|found|gave|made|let|drove|parked|stopped|turned|started|tried|wanted|needs|needed|keeps|wears|carries|never|always|didnt|wasnt|couldnt|wouldnt|dove|yanked|shot|loaded|signed|missed|works|taught|likes|loves|hates|wants)$/;

/** "Peaches thought it was hilarious", "pappy has been": a nickname at the head of a sentence, and what people do. */
export function nicknamed(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  if ((token.opens & nicknameWord) === 0 || next === undefined || next.newLine || token.possessive || token.upper && !token.caseless || isRank(tokens, index) || token.fold === 'doc' && /^(?:said|says|told|thinks|wants|cleared|gave|put)$/.test(next.fold)) return false;
  const before = tokens[index - 1];
  if (!(before === undefined || token.first || token.newLine || /^(?:and|then|so|but|when|because|while|that|if|cuz)$/.test(before.fold))) return false;
  if (/^(?:and|&|n|y)$/.test(next.text.toLowerCase()) && /^(?:i|me|yo)$/.test(tokens[index + 2]?.fold ?? '')) return true;
  return speaking.test(next.fold) || beastly.test(next.fold) || onlyNicknames.has(token.fold) && doing.test(next.fold);
}
