import { Word } from './lexicon.js';
import { has } from './name-words.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

const having = /^(?:the|an?|my|our|his|her|their|its|new|old|issued|wearing|wore|spare|same|this|that|these|those|of|some|any|every|each|two|three|used|carry|carries|bought|cheap|with|in|department|agency|city)$/;
/** Wares of which none is also what somebody does: "Gerber shears do not cut", "Walker plugs". */
const sureWares = wordSet(`
ammo antenna antennas backpack backpacks baton batons batteries battery boot boots box boxes camera cameras carbine carbines cartridge cartridges case cases charger
chargers cooler coolers earmuff earmuffs earpiece earpieces extinguisher extinguishers filter filters flashlight flashlights generator generators gloves goggles handcuffs
headlamp headlamps helmet helmets holster holsters jacket jackets knife knives laptop laptops monitor monitors muffs multitool multitools optic optics outboard outboards
padlock padlocks pads pistol pistols plugs pouch pouches printer printers revolver revolvers rifle rifles scissors shears sheath sheaths shotgun shotguns simulator
simulators splint splints sunglasses tablet tablets thermos tire tires tourniquet tourniquets winch winches
`);
/** What one wears, carries and drives: behind an article or a word of having its maker stands. */
const wares: ReadonlySet<string> = new Set([...sureWares, ...wordSet(`
bag bags board boards brake brakes carrier carriers cuffs cylinder cylinders defib defibs detector detectors drill drills drone drones engine engines forklift forklifts gauge
gauges glasses glove gps grinder grinders harness headset headsets hitch hitches hook hooks hose hoses jack jacks jeans kit kits ladder ladders light lights line lines litter
litters loader loaders lock locks mag magazine magazines mags mask masks meter meters mic mics motor motors mower mowers nozzle nozzles pack packs pants phone phones plate
plates pump pumps radio radios regulator regulators robot robots rope ropes rounds saw saws scanner scanners scope scopes sensor sensors sight sights sling slings splice
splices spray sprays stock stocks strap straps stretcher stretchers tank tanks torch torches tractor tractors trailer trailers trigger triggers valve valves vest vests watches
wheel wheels
`)]);
/** "issued Salomon boots", "The Tenex splice": a maker, after an article or a word of having, or before what only is a thing. No owner, no rank, no two names. */
export function isMaker(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index] as Token;
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (token.possessive || next === undefined || !wares.has(next.fold) || next.newLine || next.capital && !next.caseless || next.start !== token.after + 1) return false;
  if (has(token, Word.first)) return false;
  const had = before !== undefined && !token.newLine && having.test(before.fold);
  if (!token.capital || token.caseless) return sureWares.has(next.fold) && (had || before === undefined || token.first) && !/^(?:his|her|their|my|our)$/.test(before?.fold ?? '') && !/^(?:case|cases|box)$/.test(next.fold) && has(token, Word.city | Word.surname | Word.surnameRare) && !has(token, Word.first);
  // Whose it is may stand there too: "with Reyes tires".
  return had && !/^(?:with|of|in|his|her|their)$/.test(before.fold) || sureWares.has(next.fold) && (had || token.first && !/^(?:boots?|plugs|case|cases|box|boxes)$/.test(next.fold) || /^(?:to|from|for|by|on|and|or)$/.test(before?.fold ?? '') && !/^(?:case|cases|box|boxes)$/.test(next.fold));
}
