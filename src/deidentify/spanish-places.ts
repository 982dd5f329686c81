import { listedName, Word } from './lexicon.js';
import { acts, has } from './name-words.js';
import { opener } from './openers.js';
import { placeWord, push } from './place-words.js';
import { cased, isSpanish, type Token } from './tokens.js';
import type { Candidate } from './types.js';
import { wordSet } from './word-set.js';

/** What stands before the name of a place in Spanish, and in English text too only where Spanish is meant. */
const heads = wordSet(`
poligono colonia barrio fraccionamiento residencial urbanizacion ejido rancho hacienda caserio barriada vereda poblado aldea glorieta parroquia capilla panteon cementerio gasolinera taqueria farmacia ferreteria panaderia carniceria
villas jardines lomas bosques rinconada haciendas arboledas cumbres colinas balcones prados quintas praderas misiones fuentes taller tortilleria puente presa arroyo cerro laguna playa torre edificio condominio llantera albergue asilo preparatoria prepa secundaria primaria guarderia reclusorio penal tianguis colmado pulperia abarrotes miscelanea lavanderia barberia peluqueria licoreria joyeria papeleria zapateria vulcanizadora gomera fonda lonchera comedor peaje caseta garita tribunal juzgado crucero entronque distribuidor paradero aduana represa balneario embarcadero autodromo hipodromo rastro muelle vado ayuntamiento delegacion cabecera heladeria paleteria neveria polleria pescaderia fruteria dulceria mueblera mueblerias autolavado malecon autopista libramiento
`);
/** Words of both languages: in an English text they precede other things. */
const shared = wordSet(`
hospital clinica bar cantina restaurante motel hotel parque plaza mercado escuela colegio instituto universidad iglesia estadio isla terminal estacion deportivo gimnasio carcel tienda supermercado club discoteca antro billar campo finca
granja comunidad pueblo villa sector puerto aeropuerto museo teatro cine biblioteca conjunto centro facultad jardin jardines mina comisaria bodega cafe salon mirador balneario cabana posada hostal pension pub
`);
opener([...heads, ...shared], placeWord);
/** Plurals that name a housing estate only with a capital and "de": "Villas del Encanto". */
const groves = /^(?:villas|jardines|lomas|bosques|rinconada|haciendas|arboledas|cumbres|colinas|balcones|prados|quintas|praderas|misiones|fuentes)$/;
/** Between what kind of place it is and its name: "cárcel del condado de Bravo". */
const offices = /^(?:condado|municipio|estado|distrito|ciudad|pueblo|parroquia)$/;
const links = /^(?:de|del|la|las|los|el|y|san|santa|santo|nuestra|senora)$/;

/** "polígono El Saladar", "Hospital Santa Rosalía", "barrio La Soledad": from the head to the last capital. */
export function findSpanishPlaces(tokens: readonly Token[], index: number, out: Candidate[]): void {
  const token = tokens[index] as Token;
  const own = heads.has(token.fold);
  if (!own && !(shared.has(token.fold) && isSpanish(tokens)) || token.caseless || token.possessive || token.fold === 'penal' && /^(?:codes?|law|section|institution)$/.test(tokens[index + 1]?.fold ?? '')) return;
  let last = index;
  let names = 0;
  for (let at = index + 1; at < index + 8; at++) {
    const next = tokens[at];
    if (next === undefined || next.newLine || next.shape !== 'word' || next.start !== (tokens[at - 1] as Token).after + 1) break;
    if (cased(next) && !(next.upper && next.text.length > 1)) {
      last = at;
      if (!links.test(next.fold) || /^(?:san|santa|santo)$/.test(next.fold)) names++;
    } else if (names === 0 && offices.test(next.fold) && /^(?:del?|la)$/.test(tokens[at - 1]?.fold ?? '') && tokens[at + 1]?.fold === 'de') continue;
    else if (!links.test(next.fold) || next.text === 'y' && names === 0) break;
    else if (names > 0 && !cased(tokens[at + 1]) && !(links.test(tokens[at + 1]?.fold ?? '') && cased(tokens[at + 2]))) break;
  }
  if (names === 0 || groves.test(token.fold) && (!token.capital || !/^(?:de|del)$/.test(tokens[index + 1]?.text ?? ''))) return;
  const name = tokens[last] as Token;
  // "en el hospital Ramírez dijo": who says so is a person.
  if (!token.capital && last === index + 1 && (has(name, Word.stop) || has(name, listedName) && acts(tokens, last) && shared.has(token.fold))) return;
  push(out, tokens, index, last, 'place', 'spanish-place', 61);
}
