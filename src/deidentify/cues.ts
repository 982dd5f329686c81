import { listedName, Word } from './lexicon.js';
import { opener } from './openers.js';
import type { Token } from './tokens.js';
import { wordSet } from './word-set.js';

/** Ranks and titles: what follows is a name, even a word, even after an allowed phrase. */
const ranks = wordSet(`
officer officers ofc ofcr ofcrs ofcs offcr deputy deputies dep deps dpty detective detectives det dets sergeant sergeants sgt sgts sarge corporal corporals cpl cpls
lieutenant lieutenants lieut lt ltn captain captains capt cpt chief sheriff undersheriff trooper troopers tpr trp agent agents agt inspector insp commander cmdr cdr
major maj colonel col marshal constable ranger warden wardens investigator inv invs cadet recruit probationary ppo fto pfc ptl ptlm ptlw patrolman patrolwoman superintendent supt
mr mrs ms miss dr judge paramedic medic emt firefighter ff nurse chaplain dispatcher fr father reverend rev professor prof coach co cos po pos undershf dpt dty offr sargeant sargent seargent liutenant leutenant ltc adm alderman councilman councilwoman mayor magistrate senator
oficial oficiales ofl sargento sargentos sargenta sgto sto teniente tte capitan capitana cap cabo agente agentes comandante cmte cmdte inspector subinspector subteniente
jefe alguacil agte ofic patr gda doctor doctora dra licenciado lic sr sra srta senor senora senorita don dona detective patrullero patrullera policia sergento
`);
const rankWord = opener(ranks);
const abbreviated = wordSet('po pos dpt dty offr adm ofc ofcr ofcrs ofcs offcr dep deps dpty det dets sgt sgts cpl cpls lieut lt ltn capt cpt tpr trp agt insp cmdr maj ppo fto pfc ptl ptlm mr mrs ms dr sgto tte cmte lic sr sra srta cdr supt ff sarge');
/** Abbreviations that are also everyday words or syllables; they count only with a capital or a full stop. */
const risky = wordSet('co cos po pos adm mayor senator dpt dty inv col cap maj don sto fr father coach miss cdr trp lic ff sr dona policia');

/** Roles: what follows may be a name when it looks like one. */
export const roles = wordSet(`
partner partners trainee rookie handler operator driver passenger suspect subject victim witness complainant rp inmate prisoner arrestee defendant caller
wife husband brother sister son daughter mother father mom dad cousin nephew niece uncle aunt boyfriend girlfriend fiance fiancee neighbor friend roommate coworker buddy
supervisor instructor trainer teammate backup bartender owner clerk manager attorney teacher student resident homeowner patient counselor ptl
companero companera pareja esposo esposa hermano hermana hijo hija novio novia vecino vecina amigo amiga primo prima conductor conductora sospechoso sospechosa victima testigo despachador despachadora
man woman guy kid boy girl male female lady gentleman teenager teen mate chap bloke fella target lookout gunman shooter runner buyer seller dealer jogger bystander homeless squatter lifeguard usher
susp sus subj vic wit witn drvr driv def perp actor offender detainee juvenile juvie juv informant ci patient pt veteran vet clinician clerk landlord landlady tenant custodian janitor principal pastor imam rabbi priest deacon
tech technician analyst mechanic quartermaster armorer armourer intern explorer volunteer bouncer cashier trucker stepdad stepmom stepson stepfather stepmother stepdaughter grandma grandpa grandson granddaughter grandmother grandfather
ex gf bf hubby bro homie compadre comadre compa cuate carnal sobrino sobrina abuelo abuela suegro suegra cunado cunada hijastro padrastro madrastra jefa chofer dueno duena cliente detenido detenida paramedico paramedica enfermero enfermera maestro maestra
plumber electrician locksmith contractor farmer rancher keyholder tow towman reporter lawyer prosecutor bailiff jailer turnkey guard barber neighbour realtor worker workers trustee trusty orderly boss mentor probie rook negotiator negotiators rangemaster harbormaster dockmaster stationmaster
fireman deckhand coxswain bosun helmsman spotter milkman mailman handyman flagger groundskeeper wrangler ranchhand beekeeper
supervisor supervisora instructor instructora mama papa madre padre tio tia
`);
const namingWords = wordSet('named llamado llamada is was es llama as of');
const announcing = opener([...ranks, ...roles, ...namingWords, 'dog', 'canine']);
/** Whether a name may follow at all: after a rank, a role, a dog, whose name tells whose it is, or "named". */
export const mayAnnounce = ({ shape, opens, text }: Token): boolean => (shape === 'word' ? (opens & announcing) !== 0 : text === ':' || text === '9' || text === 'K9' || text === 'k9');

/** "named X", "name is X": what follows is a name whatever it looks like. */
export function namedBefore(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (before === undefined || !namingWords.has(before.fold) && before.text !== ':') return false;
  const one = before.fold;
  const two = tokens[index - 2]?.fold ?? '';
  const three = tokens[index - 3]?.fold ?? '';
  if (one === 'named' || one === 'llamado' || one === 'llamada') return true;
  if ((one === 'is' || one === 'was' || before.text === ':') && (two === 'name' || two === 'nombre')) return true;
  if (one === 'es' && two === 'nombre') return true;
  if (one === 'llama' && (two === 'se' || two === 'me')) return true;
  if (one === 'as' && (two === 'identified' || two === 'id')) return true;
  return one === 'of' && two === 'name' && (three === 'the' || three === 'by');
}

export function isRank(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || (token.opens & rankWord) === 0) return false;
  if (!risky.has(token.fold)) return true;
  const next = tokens[index + 1];
  // "co young noticed": a surname that is a word, and what the officer did.
  if (/^(?:co|po|inv|col|cdr)$/.test(token.fold) && next !== undefined && !next.newLine && (next.marks & Word.nameable) !== 0 && (next.marks & Word.report) === 0 && ((tokens[index + 2]?.marks ?? 0) & Word.verb) !== 0) return true;
  if (next !== undefined && !next.newLine && (next.marks & listedName) !== 0 && (next.marks & (Word.english | Word.spanish | Word.report)) === 0) return true;
  return (token.capital && !token.caseless && token.text.length <= 4) || (tokens[index + 1]?.text === '.' && tokens[index + 1]?.start === token.after);
}

export function isAbbreviatedRank(token: Token | undefined): boolean {
  return token !== undefined && abbreviated.has(token.fold);
}

export const particles = wordSet('de la del las los van von der den bin ibn al el da dos di du le san santa st mac mc o ter abu y e');
export const suffixes = wordSet('jr sr ii iii iv');

/** After a rank these begin a term, not a name. */
export const rankTerms = wordSet(`
safety involved training down survival wellness initiated general report reports presence discretion misconduct shooting complaint assault class position promotion exam test
school academy friendly wound injured hurt killed shot deputies officer officers deputy sergeant lieutenant captain chief detective trooper agent police sheriff
street patrol car vehicle unit station office desk room bureau division section team squad staff shift duty assistance assist needs need killed backup back perimeter
one two three four number and or who whom whose which that what when where why how in on at to from for of with the a an as by is was are were be been has had have
fired reported responded approached arrived drew ordered gave told said asked had saw took went ran opened stepped walked called stood deployed used attempted began made
`);
