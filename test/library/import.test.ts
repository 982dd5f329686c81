import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Lesson, readLessonFile } from '../../src/library/index.js';
import { DeskWorld } from '../support/desk.js';
import { wordsOf } from '../support/teams-client.js';

const problems = (text: string) => readLessonFile(text)?.map(({ problem, lesson }) => problem ?? lesson?.title);

describe('A file of lessons', () => {
  test.each([
    ['comma', 'title,text,link,date\nDoors,"Wind, and a door.",https://a.example/1,2026-03-04\n', ['Doors']],
    ['semicolon, as spreadsheets in Spanish write it', 'title;text;link;date\r\nDoors;Wind, and a door.;;2026-03\r\n', ['Doors']],
    ['tab, as cells are copied', 'Title\tText\tLink\tDate\nDoors\tWind.\t\t2026-03-04', ['Doors']],
    ['byte order mark and other columns', '\uFEFFid,title,text,date\n1,Doors,Wind.,2026-03-04', ['Doors']],
    ['line breaks and quotes in cells', 'title,text,date\nDoors,"He said ""wind"".\nAnd left.",2026-03-04', ['Doors']],
    ['JSON', '[{"title":"Doors","text":"Wind.","date":"2026-03-04"}]', ['Doors']],
    ['JSON with a byte order mark', '\uFEFF [{"title":"Doors","text":"Wind.","date":"2026-03-04"}]', ['Doors']],
  ])('is read: %s', (_what, text, titles) => {
    expect(problems(text)).toEqual(titles);
  });

  test.each([
    ['dates that are none', 'title,text,date\nA,x,yesterday\nB,x,2026-13-01\nC,x,2026-02-30\nD,x,2026\nE,x,03/04/2026\nF,x,', ['date', 'date', 'date', 'date', 'date', 'date']],
    ['links that are none', 'title,text,link,date\nA,x,javascript:alert(1),2026-01\nB,x,file:///etc/passwd,2026-01\nC,x,not a link,2026-01', ['link', 'link', 'link']],
    ['empty or endless texts', `title,text,date\n,x,2026-01\n${'t'.repeat(121)},x,2026-01\nC,,2026-01\nD,${'x'.repeat(3_001)},2026-01\n \u0000,x,2026-01`, ['title', 'title', 'text', 'text', 'title']],
    ['missing columns', 'title,text\nA,x\nB', ['shape', 'shape']],
    ['JSON of other shapes', '[1,null,"x",[],{"title":1,"text":"x","date":"2026-01"},{"__proto__":{"title":"A"},"text":"x","date":"2026-01"}]', ['shape', 'shape', 'shape', 'shape', 'shape', 'shape']],
  ])('has each bad row refused with its reason: %s', (_what, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test.each([['nothing', ''], ['a web page', '<html><body>title,text</body></html>'], ['cut JSON', '[{"title":"A"'], ['an unclosed quote', 'title,text,date\n"A,x,2026-01'], ['a JSON object', '{"title":"A"}'], ['other columns', 'a,b\n1,2'], ['binary', '\u0000\u0001\u0002PK']])(
    'that is neither format is refused as a whole: %s', (_what, text) => {
      expect(readLessonFile(text)).toBeUndefined();
    });

  test('of more rows than are taken says so of each row that is left out', () => {
    const rows = readLessonFile(`title,text,date\n${Array.from({ length: 503 }, (_, i) => `T${i},x,2026-01`).join('\n')}`) ?? [];
    expect([rows.length, rows.filter(({ problem }) => problem === 'many').map(({ row }) => row)]).toEqual([503, [501, 502, 503]]);
  });

  test('keeps of a date the month only, and makes of the same link the same lesson', () => {
    const [one, two, three] = readLessonFile('title,text,link,date\nA,x,https://a.example/1,2026-03-04\nB,y,https://a.example/1,2026-04-01\nA,x,,2026-03-04') ?? [];
    expect([one?.lesson?.month, one?.lesson?.id === two?.lesson?.id, one?.lesson?.id === three?.lesson?.id]).toEqual(['2026-03', true, false]);
  });
});

describe('Adding lessons at the desk', () => {
  let world: DeskWorld;
  beforeAll(async () => { world = await DeskWorld.start(); });
  afterAll(() => world.stop());
  const importFile = async (file: string) => wordsOf((await world.desk([/Add lessons/, /Add from the file/], { file })).card);
  const titles = () => world.of<Lesson>('lessons').map(({ title }) => title).sort();

  test('a file run twice adds nothing twice, and a row that names somebody or blames is refused, not the file', async () => {
    const file = 'title,text,link,date\nDoors,"Wind took a door.",https://a.example/1,2026-03-04\nDogs,Sgt. Kowalski left the gate open.,,2026-03\nCats,Only an idiot would do that.,,2026-03\nBad,x,,never\nRopes,A rope held.,,2026-02';
    expect(await importFile(file)).toMatch(/2 added, 0 known already, 3 refused[\s\S]*Row 2: [\s\S]*Row 3: [\s\S]*Row 4: The date/);
    expect(await importFile(file)).toContain('0 added, 2 known already, 3 refused');
    expect(titles()).toEqual(['Doors', 'Ropes']);
    expect(world.of<Lesson>('lessons').every(({ source }) => source === 'national')).toBe(true);
  });

  test('a file that is none, or as long as the field so that its end may be missing, adds nothing', async () => {
    expect(await importFile('hello')).toContain('neither CSV');
    expect(await importFile(`title,text,date\n${'Long,x,2026-01\n'.repeat(4_100)}`)).toContain('too long');
    expect(titles()).toEqual(['Doors', 'Ropes']);
  });

  test('one by one: what could identify somebody needs an explicit yes', async () => {
    const typed = { title: 'Kowalski’s bridge', text: 'Sgt. Kowalski found a way.', link: '', date: '2026-05-01' };
    const asked = await world.desk([/Add lessons/, /Add this lesson/], typed);
    expect(wordsOf(asked.card)).toContain('“Kowalski”');
    const yes = await world.client.press(asked, /Add this lesson/, (input) => (input.id?.startsWith('keep_') ? 'true' : undefined));
    expect(wordsOf(yes.card)).toContain('Added');
    expect(titles()).toContain('Kowalski’s bridge');
  });
});
