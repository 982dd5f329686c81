import { idleBeginning } from './extents.js';
import type { Candidate, Finding } from './types.js';

const meaning = /[\p{L}\p{N}]/u;

/**
 * Makes one sorted list without overlaps. The heavier candidate keeps its stretch; what a lighter one covers
 * beyond it is kept too, because half an address is still an address.
 */
export function merge(candidates: readonly Candidate[], text: string): Finding[] {
  const byStart = [...candidates].sort((a, b) => a.start - b.start);
  if (byStart.every((candidate, index) => index === 0 || (byStart[index - 1] as Candidate).end <= candidate.start)) {
    const whole: Finding[] = [];
    for (const candidate of byStart) pushTrimmed(whole, candidate, text, candidate.start, candidate.end, false);
    return joinLocations(joinAlike(whole, text), text);
  }
  const ranked = [...candidates].sort((a, b) => b.weight - a.weight || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const owner = new Int32Array(text.length).fill(-1);
  ranked.forEach((candidate, rank) => {
    for (let at = candidate.start; at < candidate.end; at++) if (owner[at] === -1) owner[at] = rank;
  });
  const findings: Finding[] = [];
  let at = 0;
  while (at < owner.length) {
    const rank = owner[at] ?? -1;
    if (rank === -1) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < owner.length && owner[end] === rank) end++;
    const candidate = ranked[rank] as Candidate;
    pushTrimmed(findings, candidate, text, at, end, at !== candidate.start || end !== candidate.end);
    at = end;
  }
  return joinLocations(joinAlike(findings, text), text);
}

/** A rest that a heavier finding left over is kept when it has a letter or a digit of its own. Every field is named, since to spread an object costs many times that. */
function pushTrimmed(findings: Finding[], { kind, tier, reason }: Candidate, text: string, start: number, end: number, rest: boolean): void {
  let from = start + idleBeginning(text, start, end, kind);
  let to = end;
  while (from < to && isBlank(text, from)) from++;
  while (to > from && isBlank(text, to - 1)) to--;
  if (from === to || rest && !meaning.test(text.slice(from, to))) return;
  findings.push({ start: from, end: to, kind, tier, reason });
}

/** Nearly always a letter, a digit or a sign of ASCII stands there. */
function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code <= 32 || code > 126) && /\s/.test(text.charAt(at));
}

/** Pieces of one kind that touch, or that only blanks part, become one: "Maria" "Lopez" is one name. */
function joinAlike(findings: readonly Finding[], text: string): Finding[] {
  const out: Finding[] = [];
  for (const finding of findings) {
    const last = out.at(-1);
    if (last !== undefined && last.kind === finding.kind && joinable(last, finding, text)) {
      last.end = finding.end;
      if (finding.tier === 'redact' && last.tier !== 'redact') {
        last.tier = 'redact';
        last.reason = finding.reason;
      }
    } else out.push({ ...finding });
  }
  return out;
}

function joinable(last: Finding, next: Finding, text: string): boolean {
  if (last.end >= next.start) return true;
  if (next.start - last.end > 2) return false;
  const between = text.slice(last.end, next.start);
  if (last.kind === 'name' || last.kind === 'place' || last.kind === 'agency') return /^[ .'-]{1,2}$/.test(between) && !between.includes('. ');
  return last.kind === 'address' && /^,? ?$/.test(between);
}

const location = /^(?:address|place|intersection)$/;
const lane = /^ ?,? ?(?:(?:on|nb|sb|eb|wb|[nsew]\/b|just|past|at|exit|ramp) ?){1,4}$/i;
/** The road says by its type that it is one: "the Sonic on Pecan Avenue" are two names. */
const typedRoad = / (?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|highway|hwy|parkway|pkwy|pike|place|terrace|trail|loop|way)\.?(?: [nsew])?$/i;
/** Between a road and its mile marker or exit: which way it goes, and "at" or "near". */
const wayOn = /^ ?,? ?(?:(?:(?:north|south|east|west)bound|[nsew]\/?b) ?)?(?:(?:just )?(?:at|near|before|after|by|around|past|@) ?)?(?:the )?$/i;
/** The same in Spanish. */
const wayOnSpanish = /^ (?:en|cerca de|antes de|pasando|por|hacia|a la altura de)(?:l| la| el)? $/i;
const spanishRoad = /^(?:autopista|carretera|autov[ií]a|ruta|interestatal|libramiento|la \d)/i;
const crossing = /^(?: ?[&\/@+] ?| (?:and|at|x|y|con|n) (?:the )?)$/i;

/** "the Sonic on Camp Bowie", "at Central and Madison": two names of one spot, and what joins them, are one finding. */
function joinLocations(findings: readonly Finding[], text: string): Finding[] {
  const out: Finding[] = [];
  for (const finding of findings) {
    const last = out.at(-1);
    const between = last === undefined || finding.start - last.end > 26 ? undefined : text.slice(last.end, finding.start);
    if (last === undefined || between === undefined || !oneSpot(last, finding, between, text)) {
      out.push({ ...finding });
      continue;
    }
    last.kind = crossing.test(between) && !/^(?:mile|mile-marker)$/.test(finding.reason) ? 'intersection' : 'place';
    last.end = finding.end;
    if (finding.tier === 'redact') last.tier = 'redact';
  }
  return out;
}

function oneSpot(last: Finding, next: Finding, between: string, text: string): boolean {
  const places = (location.test(last.kind) ? 1 : 0) + (location.test(next.kind) ? 1 : 0);
  const road = last.reason === 'highway' || last.reason === 'spanish-address' && spanishRoad.test(text.slice(last.start, last.start + 14));
  const milepost = road && /^(?:highway|mile|mile-marker)$/.test(next.reason) && (wayOn.test(between) || wayOnSpanish.test(between)) && /^(?:m|exit|k|pk|salida)/i.test(text.slice(next.start, next.end));
  if (milepost) return true;
  if (crossing.test(between)) {
    // "papers on Wade Tillery at 33871 County Road 9": a house's number begins no road.
    if (/^ at /i.test(between) && /^\d{3,6} \p{L}/u.test(text.slice(next.start, next.end))) return false;
    // "the Panda Express and the Great Clips": two shops, no crossing.
    if (/and/.test(between) && [last, next].some((finding) => /^(?:listed-place|place-type|owner-shop|saint)$/.test(finding.reason))) return false;
    const named = [last, next].some((finding) => finding.kind === 'name' && finding.tier === 'redact');
    const other = [last, next].some((finding) => finding.kind !== 'name' && !location.test(finding.kind));
    return !named && !other && (places === 2 || /(?:^|[^\p{L}])(?:at|on|near|off|by|to|of|around|past|from|corner|@) (?:the )?$/iu.test(text.slice(Math.max(0, last.start - 12), last.start)) && (places === 1 || /[&\/@+]/.test(between)));
  }
  // "the Shell on Kingshighway": what an unknown capital names after a place and "on" is where it stands.
  if (/^ (?:on|off) $/.test(between) && typedRoad.test(text.slice(next.start, next.end))) return false;
  const street = last.kind === 'place' && last.tier === 'check' && next.kind === 'name' && next.tier === 'check' && /^ (?:on|off) $/.test(between);
  const near = last.reason === 'highway' && /^(?:highway|mile)$/.test(next.reason) && /^ (?:near|before|after|by|around) $/.test(between);
  return street || near || places === 2 && lane.test(between);
}
