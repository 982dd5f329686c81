import { Word } from './lexicon.js';
import { has } from './name-words.js';
import { opener } from './openers.js';
import type { Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

/** Agencies, transit systems, universities and shops that everybody knows by their letters. */
const known = wordSet(`
amr dps cbp uscg usbp tabc twc dnr wsp osp isp ksp msp nysp njsp psp vsp mshp okhp ndhp sdhp uhp azdps nmsp gsp thp ahp lsp mhp fwc tpwd cdcr tdcj idoc bop ncis cid osi usms hsi ero
cta marta bart muni mta lirr njt septa wmata vta trimet uta rtd dart capmetro metra pace mbta gcrta tarc cota kcata metrolink caltrain amtrak ltd crt portauthority panynj
utep ucla usc ucsd ucsb sdsu csulb csun fsu ucf usf fiu unf fau gsu uga gatech ksu lsu tulane olemiss msu osu ou tcu smu unt tamu utsa txst nmsu unm asu nau uofa unlv unr byu usu uidaho wsu uw pdx uo boisestate umn uwm uwmadison marquette uic niu isu iu purdue nd psu pitt temple drexel upenn rutgers nyu cuny suny fordham uconn umass bu bc mit wpi unh uvm uri vcu uva vt gmu jmu odu unc ncsu ncat nccu ecu usc clemson citadel
qt heb wawa bww tgif kfc cvs tj ihop
mcso pcso hcso bcso ocso lvmpd lasd sdso acso ccso dcso fcso gcso jcso kcso rcso tcso vcso ycso wcsd sfpd oakpd ladot lafd lacofd cfd fdny dcfd hfd dfd pbso jso bpd cpd dpd epd fpd gpd hpd ipd jpd kpd lpd mpd npd opd ppd rpd spd tpd upd vpd wpd ypd eppd epfd spfd mfd ffd afd bfd nfd ofd rfd sfd tfd tcfd dpw dpss dcfs dhs dfacs mhmr hhsc
`);
/** Letters that count also where capitals say nothing. */
export const knownLetters = opener(known);
/** Letters that any agency uses and that name none. */
const jargon = wordSet(`
gsd gshp apbt ptsd dwls dwr gta adw ftd gsr dvp lcr lcp gxt obd ecu abs esc tpms ecm acm sdr gsx atti rth vlos bvlos agl msl nvg nvgs rtk hud lcd oled lte mdc mct rms jms ems epcr bgl spo2 etco2 loc gsw sob doa dnr polst avpu gcs gtn hr bp iv io npa opa bvm rsi rosc pea asys vfib mvc mva tc tcs hr ot cto pto fmla osha sds ppe papr apr scba lel ppm erg bfor cvsa nhtsa sfst sfsts hgn pbt bat dre evoc pit vcb tdd rdf tvi fto ftep poi dap osi lap npo ldo nra ipsc uspsa idpa cqc rds lpvo wml ir nfdd cs oc cn pava lldm fn sls als ubl ids sti nic nd ad uof ria doj bja cops byrne jag uasi hidta fusion jttf bsis pop mou moa rfq cjis ncic nlets leads clets vpn mfa sso ssd hdd ups ip mac ssid url pdf csv xml sql api gis gps avl aml prox rfid nfc qr
pfd vpso esu rmp mos edp rco mvi vrm wpn vict susp fwd encl aed alpr als ama amr apb apc app ar asap asp ata atv avl awol bac bal bls bolo bwc bdu cad cat cb cct cctv cdl cert cew ceu ci cid cit cla cp cpr cpo cqb cs csi cso csu cv dare dea db dna dnr dmv doa dob doc dod doj dre dt dui dv dvr dwi ecd ed edp eko ekg emd ems emt eod eow epa er ert eta etd fa faa fbi fcc fd ff fm fmj fob fto ftp fyi ga gm gps gsr gsw gun guv hazmat hd hid hipaa hq hr hrt hud hvac ia ic icd icp ics ice id ied ifak iq iv jag jtf k9 kcal kkk la led leo leos leoka lidar lkw lt ltl lz mci mdc mdt med mos mp mph mpo mrap mva mvc nb ncic ne nfpa nij nlets noc nod nods nra nypd obs oc od odmp oic oem ok omg op ops osha pa pab pao pc pcp pd pdf pepper phd pid pio pit poi pov pow ppe ppo pr prn pt ptsd pto qa qc qrf ra radar ramp rd ren ret rj rms ro rof roe rotc rp rpg rsvp rtc rv sar sb sbd scba sd se sgt sim sims sla sme so sog sop sos spo sro srt ssn std stat sui suv sw swat tac tba tbd tbi tc ti tia tlr tms tow tpo tro ts tsa tv uas uav ucr uof us usa usc va vin vip voip vr vs wb wc wcca wmd wpd xl yd yo zip
ahd asd dv dvro epo erpo gvro ino inv irt isr jhp jhpo kit lel les mat mou mre nta nte oof otf ott pta ptac rfi rfp roi rto sit soc spd ssd swp tdy tfo tl tod toc tot tps ucc umo upr usb vcr wfh wtf wifi ac dc pa ui uk eu un ww am pm est cst mst pst nov oct sep aug jul jun apr mar feb jan mon tue wed thu fri sat sun mr mrs ms dr jr sr ii iii iv vi vii viii ix no yes not and the for stop police drop hands show me get on ground now do don clear gun knife fire fall red green blue white black help wait go back up down left right locked loaded empty open closed caution danger
`);

const policeAfter = /^(?:police|pd|officers?|deputy|deputies|troopers?|units?|dispatch|detectives?|agents?|cops?|cars?|k9|swat)$/;

/** Degrees, states and labels, which stand after a name too. */
const notAgency = /^(?:RN|LPN|MD|DO|JD|PA|NP|DVM|EMT|PHD|LCSW|ESQ|CPA|DDS|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|OLN|ODL|DL|CDL|DNI|NIE|TIP|DOB|SSN|VIN|DSN|PIN|CAD|FWD|RWD|AWD|SUV|USA|UK|EEUU)$/;

/** "Trooper Brandvold, AST," and "railroad police, NS": letters that stand after a name or a trade and a comma. */
function namedBefore(tokens: readonly Token[], index: number): boolean {
  const name = tokens[index - 2];
  if (tokens[index - 1]?.text !== ',' || name === undefined || name.shape !== 'word' || (tokens[index] as Token).newLine) return false;
  const next = tokens[index + 1];
  if (next !== undefined && next.shape === 'number') return false;
  if (notAgency.test((tokens[index] as Token).text)) return false;
  return name.capital && !name.upper && !name.first && !has(name, Word.stop | Word.report | Word.english) || /^(?:police|sheriff|patrol|trooper|deputy|constable|ranger|marshal)$/.test(name.fold);
}

/** "DPS", "student from UTEP", "GSU police": letters that stand for an agency, a school or a firm. */
export function findAcronym(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  if (token.text.length < 2 || token.text.length > 6) return;
  const low = token.text.toLowerCase();
  if (!token.capital) {
    // "csp trooper": letters of no list before a word for police.
    if (token.marks === 0 && token.text.length <= 5 && !/[aeiouy]/.test(low.slice(1, -1)) && !jargon.has(low) && policeAfter.test(tokens[index + 1]?.fold ?? '') && tokens[index + 1]?.newLine === false) return push(out, token, token);
    if (token.text.length > 2 && known.has(low) && !has(token, Word.english | Word.spanish | Word.stop | Word.report | Word.brand | Word.first | Word.surname | Word.firstRare | Word.surnameRare)) push(out, token, /^(?:police|pd)$/.test(tokens[index + 1]?.fold ?? '') ? (tokens[index + 1] as Token) : token);
    return;
  }
  if (!token.upper) return;
  if (token.caseless) {
    if (token.text.length > 2 && known.has(low) && !has(token, Word.english | Word.spanish | Word.first | Word.surname)) push(out, token, token);
    return;
  }
  const next = tokens[index + 1];
  const before = tokens[index - 1];
  if (low === 'nd' && /^(?:an?|the|my|his|her|had|another|no|of|possible|near|with)$/.test(before?.fold ?? '')) return;
  // "18 USC 922": a code of law stands between two numbers.
  if (next?.shape === 'number' && before?.shape === 'number') return;
  if (known.has(low) && !(has(token, Word.english) && token.text.length > 3)) return push(out, token, token);
  if (namedBefore(tokens, index) && !jargon.has(low) && !has(token, Word.english | Word.stop | Word.report | Word.brand)) return push(out, token, token);
  if (jargon.has(low) || has(token, Word.english | Word.stop | Word.report | Word.brand | Word.spanish) || token.text.length < 3) return;
  if (next !== undefined && !next.newLine && /^(?:police|pd|campus|deputy|deputies|officers?|troopers?|rangers?|wardens?|inspectors?|medics?|fire|dispatch|student|hospital|bus|driver|train|station|platform|security|guards?|detectives?|agents?|cops?)$/.test(next.fold)) push(out, token, /^(?:police|pd|fire|dispatch|security)$/.test(next.fold) ? next : token);
  else if (before !== undefined && before.shape === 'word' && /^(?:from|by|with|at|to|for|called|via|assisted|helped|assisting|joined|paged)$/.test(before.fold) && (next === undefined || next.shape === 'sign' && next.text !== '-' && next.text !== '/' || has(next, Word.stop | Word.verb))) push(out, token, token);
}

const push = (out: Candidate[], first: Token, last: Token): void => void out.push({ start: first.start, end: last.end, kind: 'agency', tier: 'check', reason: 'agency-acronym', weight: 51 });
