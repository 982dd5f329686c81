import type { Kind, Tier } from './types.js';

/**
 * One expression and what it finds. The value is what group `v` holds and always ends the match; without such a
 * group the whole match is the value. Every quantifier is bounded, so that no text can make matching slow.
 */
export interface Pattern {
  kind: Kind;
  tier: Tier;
  reason: string;
  weight: number;
  expression: RegExp;
  /** 'plain' when capitals matter. */
  on?: 'plain' | 'low';
  /**
   * Where a match may begin, for patterns that begin with any word: up to four words before a street type, up to
   * four before "and", "&", "/"; up to five before a word of offices; or anywhere, when the text has the sign `gate`.
   */
  near?: 'type' | 'join' | 'office' | 'gate';
  gate?: '@' | '.x' | '.0' | '#' | '_' | '$' | '*' | '&' | 'n';
  /** A match has a digit at most this many characters after its beginning; spares the attempt where there is none. */
  digitWithin?: number;
  /** What the text must have somewhere for a match; looked for once per text, so patterns that share it share the object. */
  needs?: RegExp;
  /** A match begins with a capital letter or a digit. */
  capital?: boolean;
  /** A last look at the value. */
  accept?: (value: string, low: string, start: number, end: number, plain: string) => boolean;
}

export function pattern(kind: Kind, reason: string, weight: number, source: string, more: Partial<Pattern> = {}): Pattern {
  return { kind, reason, weight, tier: 'redact', expression: new RegExp(source, 'uy'), ...more };
}

/** A pattern whose matches have a digit among their first `digitWithin` characters. */
export function within(digitWithin: number, kind: Kind, reason: string, weight: number, source: string, more: Partial<Pattern> = {}): Pattern {
  return pattern(kind, reason, weight, source, { ...more, digitWithin });
}

/** Between a cue and its value: "no.", "number", "#", "was", ":" in the orders that people write. */
export const numberSign =
  "[ ]{0,2}(?:(?:no|num|nbr|nr|number|n[uú]mero|n[uú]m|id)s?\\b\\.?,?)?[ ]{0,2}#?[ ]{0,2}(?:(?:(?:he|she|i) )?(?:given|gave|shown|listed|displayed|provided|stamped|recorded|entered)\\b[ ]?(?:me |us )?)?(?:(?:that |which |que |only )?(?:ending|ends|ended|starting|starts|started|beginning|begins|partial|termina(?:d[oa])?|acaba(?:d[oa])?|empieza)\\b(?: (?:in|with|en|con|por))?[ ]?)?(?:(?:'s |the )?(?:last|first) (?:four|three|five|six|two|[2-8])(?: digits| numbers)?[ ]?)?(?:(?:was|is|of|are|were|es|era|reads?|reading|returned)\\b|:|=|-|,|/|\\()?[ ]{0,2}(?:to\\b[ ]{0,2})?#?:?[ ]{0,2}";

/** Before the number of a program: "firmware 7.17.03". */
export const versionBefore = /(?:version|firmware|build|release|software|rev|update|patch|driver|ver\.?|sections?|sec\.?|\u00A7{1,2}|policy|chapter|paragraph|subsection|article|directive|(?:^|[^a-z])v)[ :]{0,2}$/;

/** Says that only a part of a number was given. */
export const partialBefore = /(?:ending|ends|ended|starting|starts|started|beginning|begins|partial|termina(?:d[oa])?|empieza|(?:first|last) (?:two|three|four|part|half|of|[2-4]))(?: (?:in|with|of|en|con|por|was|is|were|digits|the|plate|on|from|off|his|her|that|vehicle|car|truck|van|suv|sedan|tag))*[ :,]{0,3}$/;

/** A number followed by one of these counts or measures something. */
export const measures =
  "(?![ -]{0,2}(?:yards?|yds?|feet|foot|ft|mph|kph|km|miles?|mi|minutes?|mins?|secs?|seconds?|hours?|hrs?|times?|rounds?|inch(?:es)?|meters?|days?|weeks?|months?|years?|yrs?|blocks?|officers?|deputies|units|others?|more|people|men|women|persons|suspects?|subjects?|guys|males?|females?|kids|percent|lbs?|pounds|degrees|doors?|lengths?|lanes?|steps|shots?|cars?|vehicles|volts?|watts?|grains?|gauge|gallons?|gal|liters?|litres?|psi|rpm|lumens|amps?|cc|ml|mg|kg|kilos|acres|hits|reps|points|dollars|bucks|kids|victims|patients|prisoners|inmates|spectators|fans|protesters|students|employees|square|sq|calls|am|pm|o'clock|de|metros|minutos|segundos|horas|pies|veces|por hora|por ciento|kil[oó]metros|millas|cuadras|yardas|libras|grados|pesos|d[oó]lares|a[nñ]os|d[ií]as|semanas|meses)\\b|[ ]?%|\\u00B0|[.:/,-]?\\d)";

/** The words that the two alphabets of the radio have for letters. */
export const radioLetters = 'adam|boy|baker|charles|charlie|david|edward|frank|george|henry|ida|john|king|lincoln|mary|nora|ocean|paul|queen|robert|sam|tom|union|victor|william|x-ray|xray|young|zebra|alpha|alfa|bravo|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|whiskey|yankee|zulu';

/** Two letters of a state or a district, as plates and post codes have them. */
export const stateLetters = 'a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|p[ar]|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]';
