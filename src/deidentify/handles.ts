import { lookUp, Word } from './lexicon.js';
import { fold } from './fold.js';
import { pattern, type Pattern } from './pattern.js';

const platform = '(?:instagram|insta|ig|snapchat|snap|tik ?tok|twitter|facebook|fb|discord|reddit|telegram|twitch|youtube|kik|psn|xbox|roblox|venmo|cash ?app|zelle|bluesky|parler|whatsapp|linkedin|onlyfans|grindr|tinder|soundcloud)';
const noun = '(?:account|handle|name|profile|user|username|page|channel|id|tag|group|live|story|feed|de usuario|cuenta|perfil|usuario)';
const value = '(?<v>[$@]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_.#-]{1,38}[\\p{L}\\p{N}_])';
const end = '(?![\\p{L}\\p{N}@])';

/** What a number sign glues to a number: "badge#5512" is no user. */
const labelled = /^(?:badges?|units?|ids?|cases?|cars?|room|rm|apt|lot|item|locker|bin|tags?|plates?|star|shield|dsn|serial|sn|ext|number|no|box|call|cad|inc|incident|ref|report|rpt|citation|warrant|ticket|channel|ch|lane|post|exhibit|ofc|officer|emp|employee|form|gate|door|bed|cell|dock|pod|bus|truck|engine|medic|squad|k9|radio|bodycam|camera|cam|acct|account|order|event|evt|file|docket|booking|inmate|sgt|dep|deputy|invoice|log|claim|policy|permit|license|lic|dl|oln|ssn|vin|reg|unidad|caso|placa)#/;

/** A word that nobody writes in a sentence: signs, digits or capitals inside, or on no list. */
function made(word: string, written: string): boolean {
  // "channel vtac12", "channel ops2".
  if (/^(?:[uv78]?tac|[uv78]?call|ops|fire|law|med|car|ch|zone|tg|talkgroup|dispatch|main|disp|sec)[a-z]?-?\d{1,3}[a-z]?$/i.test(word)) return false;
  if (/[_#$@]|\p{L}[.-]\p{L}|\p{L}\d|\d\p{L}/u.test(word)) return !/^\d+(?:am|pm|mph|ft|hrs|st|nd|rd|th|in|min|mins|secs?|yds?|x|k|mm|cal|ga|gauge|mg|cc|lbs?|rd|round)$/.test(word);
  if (/\p{Ll}\p{Lu}/u.test(written)) return true;
  return /^\p{L}+$/u.test(word) && (lookUp(fold(word)) & (Word.english | Word.stop | Word.report | Word.brand | Word.verb | Word.spanish)) === 0;
}
const mark = { accept: (word: string, _: string, start: number, stop: number, plain: string): boolean => made(word, plain.slice(start, stop)) };

/** Names that people bear on line. */
export const handlePatterns: readonly Pattern[] = [
  pattern('handle', 'handle-form', 91, '(?<![\\p{L}\\p{N}@._/])@[ ]?(?=[a-z0-9_.]{0,40}[a-z_])[a-z0-9_][a-z0-9_.-]{1,40}(?<![.-])', { accept: (value) => !/^@ (?:the|a|an|my|our|his|her|about|around|approx)$/.test(value) && !/^@ \w/.test(value) }),
  pattern('handle', 'handle-form', 40, '(?<![\\p{L}\\p{N}@./_-])[a-z0-9.]{1,30}_[a-z0-9_.]{1,30}(?<!\\.)(?![\\p{L}\\p{N}@])', { near: 'gate', gate: '_', tier: 'check', accept: (value) => /[a-z]{2}/.test(value) && !/__|\.(?:pdf|docx?|jpe?g|png|mp4|xlsx?|csv|txt)$/.test(value) }),
  pattern('handle', 'handle-form', 90, '(?<![\\p{L}\\p{N}/])u/[a-z0-9_-]{3,24}(?![\\p{L}\\p{N}])'),
  pattern('handle', 'handle-form', 90, '(?<![\\p{L}\\p{N}#])[a-z0-9_.]{2,32}#\\d{4}(?![\\p{L}\\p{N}])', { near: 'gate', gate: '#', accept: (value) => !labelled.test(value) }),
  pattern('handle', 'handle-cue', 90, `(?<!\\p{L})(?:user ?name|screen ?name|gamer ?tag|handle|login|log(?:ged|s|ging)? (?:in|on|in to it) (?:as|under|with|using)|sign(?:ed|s|ing)? (?:in|on) (?:as|under|with|using)|log(?:in|on) (?:id|name)|user id|display name|alias|credentials|creds|nick(?:name)? de usuario|usuario|stream name)(?!\\p{L})(?: (?:on|en|for|de) \\p{L}{2,12})?[ ]{0,2}(?:was|is|as|of|es|era|for|:|=|,)?[ ]{0,2}['"(]?${value}${end}`, mark),
  pattern('handle', 'handle-cue', 90, `(?<!\\p{L})${platform}(?!\\p{L})(?:[ ]${noun}(?!\\p{L})){0,2}[ ]{0,2}(?:(?:was|is|as|es|era|under(?: the name)?|called|named|con el nombre(?: de)?|se llama|bajo)\\b|:|=|,|\\()?[ ]{0,2}['"]?${value}${end}`, mark),
  pattern('handle', 'handle-cue', 89, `(?<!\\p{L})(?:streams|streamed|streaming|went live|goes|live|posted|posts|posting|publica|subido|subió|username|account|channel|page|uploaded|name|named|called|llama|video)(?: (?:it|this|it all|the clip|us))?[ ](?:as|under|by|by user|under the name|from|from user|como|por)[ ]['"]?${value}${end}`, mark),
  pattern('handle', 'handle-cue', 89, `(?<!\\p{L})(?:name|as|user|under|called|llama|by|de|channel|page),?[ ]['"]?(?<v>[$@]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_.#-]{2,38})(?=['"]?,? (?:on|en|in|over on|de) (?:${platform}|kick|signal|steam|threads|live)(?!\\p{L}))`, mark),
  pattern('handle', 'handle-cue', 87, `(?<!\\p{L})${platform}[ ,:]{1,3}(?:(?:he|she|they|his|her|name|is|goes|by|as|under|posts|handle|user|acct|was|listed|it|its|has|tag) ){1,4}['"]?(?<v>(?=[\\p{L}\\p{N}_.-]{0,30}[\\p{N}_.])[\\p{L}][\\p{L}\\p{N}_.-]{2,30}[\\p{L}\\p{N}_])${end}`, mark),
  pattern('handle', 'handle-cue', 89, `(?<!\\p{L})(?:user|logged me in as|sign(?:ed)? (?:in|on) (?:as|under)) ['"]?(?<v>(?=[\\p{L}\\p{N}_.-]{0,30}[\\p{N}_.])[\\p{L}][\\p{L}\\p{N}_.-]{2,30}[\\p{L}\\p{N}_])${end}`, mark),
  // "used the account kaylee.dances08", "the profile was shadowfox", "user ebreckin": any word that nobody writes.
  pattern('handle', 'handle-cue', 86, `(?<!\\p{L})(?:user|accounts?|acct|profile|cuenta|perfil|avatar|moniker|channel|(?:password|reset|login|session|credentials|unlocked|lockout) (?:reset )?(?:for|of)|credentials)(?: (?:was|is|named|called|name|id|under|es|era)|[:,])? ['"(]?(?<v>[a-z][\\p{L}\\p{N}_.-]{3,30}[\\p{L}\\p{N}_])(?=['")]? (?:on|at|in|from|to|and|was|is|had|has|signed|logged|showed|shows|with|for|for|when|that|but|who|used|after|before|both|never|got|still|kept|en)(?!\\p{L})|['")]?[,;.)]? ?(?:[\\s]|$))`, { on: 'plain', accept: (word, _, start, stop, plain) => !/[.-]$/.test(word) && made(word, plain.slice(start, stop)) }),
  pattern('handle', 'handle-form', 40, '(?<![\\p{L}\\p{N}@./_-])\\p{L}{4,20}\\.\\d{2,4}(?![\\p{L}\\p{N}]|\\.\\d)', { near: 'gate', gate: '.0', tier: 'check', accept: (word) => (lookUp(fold(word.slice(0, word.indexOf('.')))) & (Word.english | Word.stop | Word.report | Word.brand | Word.verb | Word.spanish)) === 0 }),
  pattern('account', 'cash-tag', 88, '(?<=(?:^|[ :(])\\$)[a-z][a-z0-9_-]{3,20}(?![\\p{L}\\p{N}$])', { near: 'gate', gate: '$' }),
  pattern('account', 'handle-cue', 88, `(?<!\\p{L})(?:account|login|profile|username|acct|logon|user id|cuenta)(?: \\p{L}{2,10}){0,2} (?:is|was|es|era|:) ['"]?(?<v>(?=[\\p{L}\\p{N}_.-]{0,30}[\\p{N}_.])[\\p{L}][\\p{L}\\p{N}_.-]{2,30}[\\p{L}\\p{N}_])${end}`, mark),
];
