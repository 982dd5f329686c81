import { isMonth } from './coined.js';
import { Cap } from './tagger-capitals.js';
import type { Described } from './tagger-features.js';
import { Word } from './lexicon.js';
import { has } from './name-words.js';
import type { Token } from './tokens.js';
import { type Candidate, type Finding, type Kind, weighed } from './types.js';

/**
 * From which likelihood on a word is shown: by how it is written, or `beside` a finding that it may be a part of. `slight` and `nobody`: from which on a
 * finding to be checked is nobody's, if it rests on a capital or a list alone, or on more. Measured on writers whose texts the weights had not seen.
 */
const capitalBars = { capital: 0.75, first: 0.92, upper: 0.75, small: 0.75, beside: 0.45, slight: 0.7, nobody: 0.95, doubtful: 0.6 };

const kindsOfNames = /^(?:name|nickname|place|agency)$/;
/** The numbers of `foundAt` from this one on. */
const slightFrom = 8;
const weak = 7;

/** Only what is to be checked anyhow may be taken away, and nothing that has the form of a number or an address, or that the text itself calls a name. */
export const isDroppable = (finding: Finding): boolean => finding.tier === 'check' && kindsOfNames.test(finding.kind) && finding.reason !== 'told-name';

/**
 * Names and places in a text with capitals: what the weights take for somebody's is shown to be checked, and grows together with the finding beside
 * it; what they take for nobody's is no longer shown, unless a rule preselected it, or no longer preselected, if the lists alone did.
 * Nothing if all stays as it is.
 */
export function withCapitals(tokens: readonly Token[], findings: readonly Finding[], likely: Float64Array, { exact, capitals: { cap, judged } }: Described, again: boolean, bars = capitalBars): Candidate[] | undefined {
  let changed = false;
  const out: Candidate[] = [];
  /** The kind of the finding at each token. */
  const kinds: (Kind | undefined)[] = new Array<undefined>(tokens.length).fill(undefined);
  let names: Set<string> | undefined;
  const sources = sourcesOf(tokens, findings, likely, judged, bars);
  let from = 0;
  for (const finding of findings) {
    while (from < tokens.length && (tokens[from] as Token).end <= finding.start) from++;
    const kind = exact[from] ?? 0;
    let to = from;
    let least = 1;
    for (; to < tokens.length && (tokens[to] as Token).start < finding.end; to++) least = Math.min(least, judged[to] === 1 ? (likely[to * 4] as number) : 0);
    const repeated = isDroppable(finding) && to === from + 1 ? tokens[from]?.fold : undefined;
    if (repeated !== undefined && sources.has(repeated)) least = 0;
    if (isDroppable(finding) && least > (kind >= slightFrom ? bars.slight : bars.nobody)) {
      changed = true;
      continue;
    }
    kinds.fill(finding.kind, from, to);
    const doubtful = kind === weak && least > bars.doubtful && !again;
    if (doubtful) changed = true;
    out.push(weighed(finding, doubtful));
  }
  if (again) return changed ? out : undefined;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (judged[index] === 0 || token.shape === 'sign' || exact[index] !== 0) continue;
    const person = likely[index * 4 + 1] as number;
    const place = likely[index * 4 + 2] as number;
    const near = beside(kinds[index - 1], tokens[index - 1], token) ?? beside(kinds[index + 1], token, tokens[index + 1]);
    const mine = cap[index];
    const bar = mine === Cap.small ? bars.small : near !== undefined ? bars.beside : mine === Cap.first ? bars.first : mine === Cap.upper ? bars.upper : bars.capital;
    if (person + place < bar || near === undefined && (token.text.length < 2 || isMonth(tokens, index)) || lettered(tokens, index)) continue;
    const kind = near ?? (person > place ? 'name' : 'place');
    kinds[index] = kind;
    changed = true;
    out.push({ start: token.start, end: token.end, kind, tier: 'check', reason: 'learned', weight: 15 });
    if (kind === 'name' && token.capital && token.text.length >= 3 && !has(token, Word.english | Word.spanish | Word.stop)) (names ??= new Set()).add(token.fold);
  }
  // A name once found is found everywhere: "sent Rexo", and later "Rexo turned".
  if (names !== undefined) for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (kinds[index] === undefined && exact[index] === 0 && token.shape === 'word' && token.capital && names.has(token.fold)) out.push({ start: token.start, end: token.end, kind: 'name', tier: 'check', reason: 'learned', weight: 15 });
  }
  return changed ? out : undefined;
}

/** Names on no list of words that stay where they were found first: what repeats them stays too. */
function sourcesOf(tokens: readonly Token[], findings: readonly Finding[], likely: Float64Array, judged: Uint8Array, bars: typeof capitalBars): ReadonlySet<string> {
  const out = new Set<string>();
  if (findings.length < 2) return out;
  let at = 0;
  for (const { start, end, kind, tier, reason } of findings) {
    while (at < tokens.length && (tokens[at] as Token).end <= start) at++;
    if (kind !== 'name' && kind !== 'nickname' || reason === 'named-elsewhere') continue;
    for (let each = at; each < tokens.length && (tokens[each] as Token).start < end; each++) {
      const token = tokens[each] as Token;
      // A dictionary word counts where its capital says something: "the tow driver, Earl, ... Earl hopped in".
      if (!has(token, Word.stop) && (!has(token, Word.english | Word.spanish) || token.capital && !token.caseless && !token.first) && (tier === 'redact' || reason === 'told-name' || judged[each] === 1 && (likely[each * 4] as number) < bars.slight)) out.add(token.fold);
    }
  }
  return out;
}

/** "SFSTs", "AAAs", "T-CLOCS": several of a thing that is called by letters, or one that is spelled with a hyphen. */
function lettered(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  if (/^\p{Lu}{2,6}s$/u.test(token.text)) return true;
  const hyphen = tokens[index - 1];
  return token.upper && hyphen?.text === '-' && hyphen.after === token.start && tokens[index - 2]?.text.length === 1 && tokens[index - 2]?.after === hyphen.start;
}

/** The kind of what stands beside a word, if one name can be made of both. */
function beside(kind: Kind | undefined, before: Token | undefined, next: Token | undefined): Kind | undefined {
  if (kind === undefined || before === undefined || next === undefined || before.end !== before.after || next.newLine || next.start - before.end > 1) return undefined;
  return kindsOfNames.test(kind) || kind === 'address' ? kind : undefined;
}
