import type { Token } from './tokens.js';
import type { Kind } from './types.js';
import { wordSet } from './word-set.js';

const sets: readonly [Kind, string][] = [
  ['case', `ref reference crime report rpt job log incident occurrence event docket warrant case file cause complaint citation cite summons ticket request claim folio expediente querella denuncia causa carpeta
    acta oficio caso atestado diligencias sumario reporte incidente tracking receipt voucher evidence exhibit property pnc niche urn cris dispatch cad cfs run bolo`],
  ['badge', 'badge shield star collar qid employee personnel payroll operator dsn placa chapa insignia legajo credencial tax badgenumber regimental epaulette'],
  ['plate', 'plate plates vrm rego reg registration index tablilla placas matricula patente lic licence license vanity kenteken marca'],
  ['serial', 'serial serials batch lot asset hull tail trailer chassis imei engine frame device inventory barcode sticker decal canister cylinder serie lote reel container railcar boxcar railcars meter hydrant pole transformer dot crossing stock prop locker'],
  ['account', 'account acct jid bop tdcj census member inmate booking prisoner permit patient mrn chart customer invoice confirmation reservation nhs sid cuenta rabies membership loyalty prescription rx passport visa medicaid medicare'],
  ['unit', 'callsign unit vehicle veh cruiser shop flight vessel vehiculo vehicule unidad patrulla movil carro fleet tanker rig'],
];
const kindOf: ReadonlyMap<string, Kind> = new Map(sets.flatMap(([kind, words]) => words.trim().split(/\s+/).map((word) => [word, kind] as const)));

/** What may stand between a cue and its number. */
const filler = /^(?:number|numbers|no|num|nbr|nr|id|code|mark|tag|card|sign|is|was|of|es|era|reads|read|ending|ends|n|nro|numero|new|old|the|my|our|his|her|el|la|per|item|#|:|\.|=|\(|"|'|-|,)$/;

const labels = wordSet('dsn tip pin pid id sn n oln odl dl cdl dob ssn nss vin hin imei mac iban mgrs utm nic sid tro ro cfs cad ir inc fa un ics nims iso nfpa ine tel ph ext no nos num fbi oca mni ncic pnc crn qid ref reg cel clr xt ofcr ofc arr disp enr onsc resp sr jr lat lon form');

/** "VIN", "ref", "PNC": says what the number is, and is no part of it. */
export const isLabel = (word: string): boolean => labels.has(word) || kindOf.has(word);

/** The kind of number that one of the few words before `index` announces: "crime ref", "reg no.", "hull". */
export function cueBefore(tokens: readonly Token[], index: number): Kind | undefined {
  for (let at = index - 1; at >= index - 5 && at >= 0; at--) {
    const token = tokens[at] as Token;
    if ((tokens[at + 1] as Token).newLine) return undefined;
    const kind = kindOf.get(token.fold);
    // "inmates 12", "two units, 40": a plural or a verb announces nothing; a comma right before the number does not either.
    if (kind !== undefined) return token.text === ',' ? undefined : kind;
    if (!filler.test(token.fold !== '' ? token.fold : token.text)) return undefined;
  }
  return undefined;
}
