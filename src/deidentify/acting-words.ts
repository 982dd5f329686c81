import { human } from './opening-names.js';
import { Word } from './lexicon.js';
import { has, type Verdict, type Verdicts } from './name-words.js';
import { opener } from './openers.js';
import { isSpanish, type Token } from './tokens.js';
import { wordSet } from './word-set.js';

const nick: Verdict = { kind: 'nickname', tier: 'check', reason: 'nickname-form' };

/** Food, animals and tempers: what squads call one another. Nothing here acts by itself in a report, as smoke, gear or a shadow does. */
const called = wordSet(`
peaches pickle pickles biscuit biscuits waffle waffles pancake noodle noodles taco burrito nacho muffin cupcake cookie cookies pumpkin peanut beans spud tater tots gravy bacon hambone meatball meatloaf sausage brisket jerky
nugget nuggets pudding jello butters cheddar cheeto frito dorito pretzel popcorn twinkie snickers skittles donut bagel oatmeal cornbread porkchop onion radish turnip cabbage mango coconut banana papaya grits
moose grizzly goose gator badger beaver otter weasel ferret possum skunk bunny falcon raven buzzard vulture rooster ducky sparrow turtle tadpole cobra viper catfish lobster shrimp hornet hamster squirrel chipmunk monkey
gorilla mule donkey pony stallion bronco wolf tiger cougar panther bobcat bear tank hoss boomer thumper bones shorty stretch slim stubby lefty curly dimples freckles blondie pinky giggles smiley grumpy dopey sunshine frosty goblin ogre
gnome wizard hobbit preacher professor cowboy outlaw pirate gunny dutch champ bubba bubbles whiskers sparky smokey squeaky squeak tiny skeeter cooter junebug popeye casper whitey muscles speedy
`);
const calledWord = opener(called);
const links = /^(?:and|so|then|but|when|that|while|because|cuz|n|until|as|before|after|where|if)$/;
const seers = /^(?:saw|watched|heard|let|made|had|told|asked|with|helped|felt|got|sent|gave|thanked|pulled|grabbed|dragged|behind|followed|hit|called|texted|radioed)$/;
const bare = /^(?:come|go|run|walk|fall|drop|yell|shout|step|pull|jump|reach|draw|fire|turn|move|get|slip|trip|dive|duck|wave|coming|running|going|to|and|who|out|up|down|in|off|over|back|off)$/;
const faint = /^(?:was|is|had|has|got|came|went|took|made|kept|lost|left|hit|let|held|put|gave|found|started|stopped|turned|moved|opened|dropped|missed|felt|needed|fired|caught|lit|stood|sat|ran)$/;
const after = /^(?:the|my|his|her|me|us|him|it|a|an|our|over|out|up|in|on|down|back|off|around|behind|first|through|with|through|at)$/;

/** "Peaches came over with a ladder", "he saw moose come out": a word for a thing that stands where only a person can. */
export function markActingWords(tokens: readonly Token[], verdicts: Verdicts, allowed: Uint8Array): void {
  if (isSpanish(tokens)) return;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if ((token.opens & calledWord) === 0 || verdicts[index] !== undefined || allowed[index] === 1 || token.possessive || has(token, Word.report)) continue;
    const next = tokens[index + 1];
    if (next === undefined || next.newLine || next.shape !== 'word') continue;
    const before = tokens[index - 1];
    const opens = before === undefined || token.first || token.newLine || /^[,;.!?"]$/.test(before.text) || links.test(before.fold);
    const does = next.fold.endsWith('ed') && has(next, Word.english) && after.test(tokens[index + 2]?.fold ?? '') && !faint.test(next.fold) || human.test(next.fold) && (!faint.test(next.fold) || after.test(tokens[index + 2]?.fold ?? '') && !/^(?:is|was)$/.test(next.fold));
    if (opens ? does : before !== undefined && seers.test(before.fold) && bare.test(next.fold)) verdicts[index] = nick;
  }
}
