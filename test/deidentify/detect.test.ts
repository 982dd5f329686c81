import { serialize } from 'node:v8';
import { describe, expect, test } from '@jest/globals';
import { agencyTerms, assess, detect, hints, redact } from '../../src/deidentify/index.js';
import { prepare } from '../../src/deidentify/prepare.js';

const found = (text: string): string[] => detect(text).map((finding) => `${finding.kind}:${text.slice(finding.start, finding.end)}`);
const redacted = (text: string): string => redact(text, detect(text));

describe('gear, brands and jargon', () => {
  test.each([
    'His Smith & Wesson jammed.', 'The Taser X26P and the Glock 17 were both unloaded.', 'I read him Miranda after the Terry stop.', 'Code 3, 10-33, Signal 7, Level IIIA.', 'An AR-15 and a Remington 870 in the Crown Vic.',
    'The PIT maneuver at 85 mph on wet road.', 'We waited in the sally port for 30 seconds.', 'Narcan, OC spray and the CAT tourniquet were in the Ford Explorer.', 'The .40 cal and 5.56 rounds were mixed.', 'May I suggest that we march in step?',
  ])('%s alarms nobody', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a phrase that is allowed lets no person through', () => {
    expect(found('Officer Smith held his Smith & Wesson.')).toEqual(['name:Smith']);
    expect(found('Sgt. Ford drove the Ford Explorer.')).toEqual(['name:Ford']);
    expect(found('John Smith & Wesson')).toContain('name:John Smith');
  });
});

describe('signs that telephones and other alphabets bring', () => {
  test('curly quotes, an emoji and letters beyond Latin-1 change nothing of what is found', () => {
    expect(found('Ofc. Rivera’s radio “died” at Oak Street 😀 and Sgt. Nguyễn ran.')).toEqual(['name:Rivera', 'address:Oak Street', 'name:Nguyễn']);
    expect(redacted('Sgt. Łukasz Wiśniewski said he’d wait.')).toBe('Sgt. [name] said he’d wait.');
  });

  test('the text is read in one byte a character: in two, every expression takes three to ten times as long', () => {
    const isWide = (text: string): boolean => serialize(text)[2] === 'c'.charCodeAt(0);
    const { plain, low } = prepare('Ofc. Rivera’s radio “died” – Sgt. Nguyễn ran.');
    expect([plain, low].map(isWide)).toEqual([false, false]);
    expect(isWide('Rivera’s')).toBe(true);
  });
});

describe('surnames that are words', () => {
  test.each(['Young', 'Brown', 'Fields', 'Strong', 'Snow', 'Woods', 'Banks', 'Rivers', 'Stone', 'Price', 'Long', 'Black', 'White', 'Green', 'King', 'Bishop', 'Marsh', 'Cross', 'Day', 'Grant', 'Chase', 'Law', 'Judge'])('%s after a rank is a name', (name) => {
    expect(found(`Sgt. ${name} told us to hold.`)).toEqual([`name:${name}`]);
    expect(found(`sgt ${name.toLowerCase()} told us to hold`)).toHaveLength(1);
  });

  test('a word that is no name stays', () => {
    expect(found('Snow was falling and the long hill was brown. Will we ever learn?')).toEqual([]);
  });
});

describe('a name once found', () => {
  test('is found everywhere', () => {
    expect(redacted("Officer Okafor fell. okafor's light broke. I helped Okafor up.")).toBe("Officer [name] fell. [name]'s light broke. I helped [name] up.");
  });

  test('has one marker per person', () => {
    expect(redacted('Officer Maria Cruz and Deputy Tsosie went in. Cruz slipped. Tsosie held the door.')).toBe('Officer [name 1] and Deputy [name 2] went in. [name 1] slipped. [name 2] held the door.');
  });
});

describe('each kind', () => {
  test.each([
    ['nickname', 'We call him Bear.', 'Bear'], ['badge', 'Badge 4412 was there.', '4412'], ['unit', '3 adam 12 was there', '3 adam 12'], ['case', 'See case 24-001234.', '24-001234'], ['phone', 'Call 555-0142.', '555-0142'],
    ['email', 'Write to a.b@example.org.', 'a.b@example.org'], ['url', 'See https://example.org/a.', 'https://example.org/a.'], ['handle', 'He is @wolf_77 online.', '@wolf_77'], ['ip', 'The camera is 10.0.0.7 now.', '10.0.0.7'], ['gps', 'At 40.74861, -73.98566 we met.', '40.74861, -73.98566'],
    ['address', 'At 1420 Elm Street we met.', '1420 Elm Street'], ['intersection', 'we met at 4th and grand', '4th and grand'], ['place', 'behind Lincoln High', 'Lincoln High'], ['agency', 'the Springfield PD car', 'Springfield PD'], ['plate', 'plate ABC 1234 fled', 'ABC 1234'],
    ['vin', 'VIN 1HGCM82633A004352', '1HGCM82633A004352'], ['licence', "driver's license D1234567", 'D1234567'], ['serial', 'serial number X29001234', 'X29001234'], ['ssn', 'SSN 219-09-9999', '219-09-9999'], ['birth-date', 'DOB 03/14/1988', '03/14/1988'],
    ['date', 'on 3/14/2024 it rained', '3/14/2024'], ['time', 'at 0230 hours it rained', '0230 hours'], ['relative-date', 'last night it rained', 'last night'], ['account', 'card 4111 1111 1111 1111', '4111 1111 1111 1111'], ['name', 'Le pasó a la oficial Ramírez.', 'Ramírez'],
  ])('%s', (kind, text, value) => {
    expect(found(text)).toEqual([`${kind}:${value}`]);
  });
});

test('text in capitals or in lower case is read all the same', () => {
  expect(found('OFC RIVERA AND I WERE ON A STOP WHEN A TRUCK ALMOST HIT US')).toEqual(['name:RIVERA']);
  expect(found('so ofc rivera and i were on a stop when a truck almost hit us')).toEqual(['name:rivera']);
});

test('an agency adds words of its own', () => {
  const terms = agencyTerms('# roster\nname: Ó Dálaigh\nunit: Night Owl 3\nThe Hollow\nplace: Dead Horse Gulch\n');
  const text = 'o dalaigh met night owl 3 in the hollow, not at Dead-Horse Gulch.';
  expect(detect(text, terms).map((finding) => `${finding.kind}:${text.slice(finding.start, finding.end)}:${finding.reason}`)).toEqual([
    'name:o dalaigh:agency-term', 'unit:night owl 3:agency-term', 'place:the hollow:agency-term', 'place:Dead-Horse Gulch:agency-term',
  ]);
});

describe('indirect identification is hinted at, never redacted', () => {
  test.each([
    ['I am the only female K9 handler here.', 'only-one'], ['It was my first week after the academy.', 'first-time'], ['Soy la única mujer del turno.', 'trait'], ['Era mi primera semana después de la academia.', 'first-time'],
    ['As the night sergeant I approved it.', 'rank-of-self'], ['I have 22 years on the job.', 'tenure'], ['My wife, who is a dispatcher, heard it.', 'family'],
  ])('%s', (text, reason) => {
    expect(hints(text).map((hint) => hint.reason)).toEqual([reason]);
    expect(found(text)).toEqual([]);
  });

  test('an ordinary account has no hint', () => {
    expect(hints('The driver reached under the seat. I had not called out the stop. We train on this twice a year.')).toEqual([]);
  });
});

describe('wording', () => {
  test.each([
    ['He is an idiot.', 'insult'], ['Es un inútil.', 'insult'], ['It was all his fault.', 'blame'], ["It was all Kowalski's fault.", 'blame'], ["IT WAS ALL KOWALSKI'S FAULT", 'blame'], ['Kowalski is to blame for this.', 'blame'], ['The rookie was at fault.', 'blame'], ['I put the blame squarely on Sgt. Reyes.', 'blame'], ['He has only himself to blame.', 'blame'],
    ['If Reyes had done his job we would be fine.', 'blame'], ["Thanks to Kowalski's stupidity the gate fell.", 'blame'], ["The dispatcher couldn't be bothered to answer.", 'blame'], ['Reyes should be held accountable.', 'blame'], ["That was the new guy's screw-up.", 'blame'], ['The blame lies with Deputy Tran.', 'blame'],
    ['Todo fue culpa de Ramírez.', 'blame'], ['La culpa la tiene el sargento.', 'blame'], ['Ramírez tuvo la culpa.', 'blame'], ['Si él hubiera hecho su trabajo no pasa nada.', 'blame'], ['Por culpa de Ramírez casi nos matan.', 'blame'], ['Fue su culpa.', 'blame'], ['That deputy should be fired.', 'punish'], ['Deberían despedirlo.', 'punish'], ['We will find out who reported this.', 'threat'], ['Nice job, genius.', 'ridicule'], ['This department is a joke.', 'hopeless'],
  ])('%s is sent back', (text, rule) => {
    expect(assess(text).map((each) => each.rule)).toEqual([rule]);
  });

  test.each([
    'It was my fault.', 'It was nobody\'s fault, the latch broke.', 'It was not Kowalski\'s fault.', 'The fault was in the wiring.', 'It was the radio\'s fault, not ours.', 'All of this was Motorola\'s fault.', 'I blame the ice and the dark.', 'Because of Kowalski\'s warning I stopped.',
    'Thanks to Kowalski we all went home.', 'Thanks to Officer Reyes nobody was hurt.', 'Kowalski was responsible for the rear door.', 'If I had listened, none of this would have happened.', 'No fue culpa de nadie.', 'Fue por culpa de la lluvia.', 'No fue culpa de Ramírez.', 'La culpa es mía.', 'Fue culpa del hielo.', 'We held a meeting and blamed no one.', 'Dispatch was not at fault.',
    'It was our fault as a squad.', 'The driver at fault left the scene.', 'She was responsible for traffic.', 'Everyone put the vest on Reyes.', 'Kowalski should have had a light; we now issue two.',
    'The latch is useless and should be replaced.', 'I should have waited for cover, and I blame myself.', 'The supervisor should have ended the pursuit; distance would have helped.', 'Batteries must be charged before each shift.', 'Debí esperar a mi compañero.', 'I was stupid to stand there.', 'Shots should not be fired at the range before the call.',
  ])('%s passes', (text) => {
    expect(assess(text)).toEqual([]);
  });
});
