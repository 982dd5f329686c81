import { IANAZone } from 'luxon';
import type { Clock, Random } from '../../base/index.js';
import {
  editShift, listShifts, type Place, readShift, registerShift, removeShift, type Rounds, type Shift, shiftAt, type ShiftSettings,
} from '../../briefing/index.js';
import { monthOf, monthsOn, parseSchedule, plannedIn, readSchedule } from '../../planning/index.js';
import type { Store } from '../../store/index.js';
import type { Answer } from '../answer.js';
import { moment, scheduleWords } from '../dates.js';
import type { Locale } from '../locales.js';
import { type PageAction, type PageField, renderPage } from '../page.js';
import { type Card, plain, type Renderer } from '../render.js';
import type { Texts } from '../texts.js';

export interface ShiftCardsDeps {
  store: Store;
  clock: Clock;
  random: Random;
  renderer: Renderer;
  texts: Texts;
  /** The agency's zone, offered first. */
  zone: string;
  rounds: () => Rounds;
}

/** Registering and keeping shifts, from their own channels. Coordinators only: the caller has seen to it. */
export interface ShiftCards {
  /** `register shift`: the form, or what is known of the channel's shift. */
  open(locale: Locale, place: Place): Promise<Answer>;
  /** `move shift`: which one comes here. */
  move(locale: Locale, place: Place): Promise<Answer>;
  /** `brief now`. */
  briefNow(locale: Locale, place: Place): Promise<Answer>;
  act(locale: Locale, verb: string, data: Record<string, unknown>, place: Place): Promise<Answer>;
}

const fields = ['name', 'zone', 'schedule', 'reminderDays', 'lessons', 'supervisors'] as const;
type Typed = Partial<Record<(typeof fields)[number], string>>;
const people = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function createShiftCards({ store, clock, random, renderer, texts, zone, rounds }: ShiftCardsDeps): ShiftCards {
  const text = (locale: Locale, key: string, values?: Record<string, string | number>) => texts.text(locale, `shift.${key}`, values);
  const act = (locale: Locale, verb: string, more: Partial<PageAction> = {}): PageAction =>
    ({ sort: 'execute', title: text(locale, `actions.${verb}`), verb: `shift.${verb}`, inputs: 'none', ...more });

  function form(locale: Locale, typed: Typed, problems: Typed = {}): Card {
    const field = (id: keyof Typed, more: Partial<PageField>): PageField =>
      ({ id, sort: 'text', label: text(locale, `fields.${id}`), value: typed[id] ?? '', problem: problems[id] ?? '', ...more });
    const required = { required: true, error: texts.text(locale, 'problems.required') };
    const choices = (id: string, values: readonly string[]) => values.map((value) => ({ value, title: text(locale, `${id}.${value}`) }));
    return renderPage(renderer, locale, {
      title: text(locale, 'title'), intro: text(locale, 'intro'), notice: Object.keys(problems).length > 0 ? texts.text(locale, 'report.problem') : '',
      sections: [{
        fields: [
          field('name', { ...required, max: 80, placeholder: text(locale, 'examples.name') }),
          field('schedule', { ...required, max: 100, hint: text(locale, 'examples.schedule') }),
          field('zone', { ...required, max: 60 }),
          field('reminderDays', { sort: 'choice', choices: choices('reminders', ['0', '3', '7', '14']) }),
          field('lessons', { sort: 'choice', choices: choices('lessonCounts', ['1', '2', '3']) }),
          field('supervisors', { sort: 'people', hint: text(locale, 'supervisorsHint') }),
        ],
      }],
      actions: [act(locale, 'save', { style: 'positive', inputs: 'auto' })],
    });
  }

  /** `said`: what has just been done, or could not be. */
  function summary(locale: Locale, shift: Shift, said = '', good = true): Card {
    const month = monthOf(clock.now(), shift.zone);
    const next = [0, 1, 2, 3].map((ahead) => monthsOn(month, ahead)).filter((each) => each >= shift.since)
      .map((each) => plannedIn(each, shift.pattern, shift.zone)).filter((at) => at > clock.now()).slice(0, 2);
    return renderPage(renderer, locale, {
      kicker: text(locale, 'title'), title: plain(shift.name), notice: said, noticeStyle: good ? 'good' : 'attention',
      sections: [{
        facts: [
          { title: text(locale, 'facts.state'), value: text(locale, `states.${shift.state}`) },
          { title: text(locale, 'facts.schedule'), value: scheduleWords(texts, locale, readSchedule(shift.pattern)) },
          { title: text(locale, 'facts.next'), value: next.map((at) => moment(locale, at, shift.zone)).join(' · ') },
          { title: text(locale, 'facts.zone'), value: shift.zone },
          { title: text(locale, 'facts.reminder'), value: text(locale, `reminders.${nearest(shift.reminderDays)}`) },
          { title: text(locale, 'facts.lessons'), value: String(shift.lessons) },
          { title: text(locale, 'facts.recording'), value: shift.supervisors.length === 0 ? text(locale, 'everyone') : text(locale, 'named', { count: shift.supervisors.length }) },
        ],
      }],
      actions: [
        ...(shift.state === 'paused' ? [act(locale, 'resume', { style: 'positive' }), act(locale, 'edit')]
          : [act(locale, 'brief', { style: 'positive' }), act(locale, 'edit'), act(locale, 'pause')]),
        act(locale, 'ask-remove'),
      ],
    });
  }

  async function save(locale: Locale, place: Place, data: Record<string, unknown>): Promise<Answer> {
    const typed: Typed = Object.fromEntries(fields.flatMap((id) => (typeof data[id] === 'string' ? [[id, data[id].slice(0, 2_000).toWellFormed().trim()]] : [])));
    const problems: Typed = {};
    const pattern = parseSchedule(typed.schedule ?? '');
    if (pattern === undefined) problems.schedule = text(locale, 'problems.schedule');
    if (!IANAZone.isValidZone(typed.zone ?? '')) problems.zone = text(locale, 'problems.zone');
    if (!typed.name) problems.name = texts.text(locale, 'problems.required');
    else if (typed.name.length > 80) problems.name = texts.text(locale, 'problems.too-long');
    const supervisors = (typed.supervisors ?? '').toLowerCase().split(/[\s,;]+/).filter((id) => people.test(id)).slice(0, 50);
    if (pattern === undefined || Object.keys(problems).length > 0) return { kind: 'replace', card: form(locale, typed, problems) };
    const settings: ShiftSettings = {
      name: typed.name ?? '', zone: typed.zone ?? '', pattern, supervisors,
      reminderDays: [0, 3, 7, 14].find((days) => String(days) === typed.reminderDays) ?? 7,
      lessons: [1, 2, 3].find((count) => String(count) === typed.lessons) ?? 1,
    };
    const shift = await registerShift(store, clock, random, place, settings);
    rounds().lookAt(shift.id);
    return { kind: 'replace', card: summary(locale, shift, text(locale, 'saved')) };
  }

  /** The shift of a channel that somebody has just spoken in: whatever was thought before, the bot is there. */
  async function shiftHere(place: Place): Promise<{ shift: Shift; back: boolean } | undefined> {
    const shift = await shiftAt(store, place.channelId);
    if (shift?.state !== 'unreachable') return shift && { shift, back: false };
    rounds().lookAt(shift.id);
    return { shift: await editShift(store, shift.id, (known) => ({ ...known, place, state: 'active' })), back: true };
  }

  async function brief(locale: Locale, shift: Shift): Promise<{ shift: Shift; said: string; good: boolean }> {
    const posted = await rounds().briefNow(shift.id);
    const after = await readShift(store, shift.id) ?? shift;
    const gone = posted === 'failed' && after.state === 'unreachable';
    return { shift: after, said: text(locale, `brief.${gone ? 'gone' : posted}`), good: posted === 'posted' };
  }

  return {
    async open(locale, place) {
      const here = await shiftHere(place);
      if (!here) return { kind: 'message', card: form(locale, { zone, reminderDays: '7', lessons: '1' }) };
      return { kind: 'message', card: summary(locale, here.shift, here.back ? text(locale, 'back') : '') };
    },
    async move(locale, place) {
      if (await shiftAt(store, place.channelId)) return { kind: 'message', card: note(locale, 'move.taken') };
      const shifts = await listShifts(store);
      if (shifts.length === 0) return { kind: 'message', card: note(locale, 'move.none') };
      return {
        kind: 'message',
        card: renderPage(renderer, locale, {
          title: text(locale, 'move.title'), intro: text(locale, 'move.intro'),
          sections: [{ fields: [{ id: 'shift', sort: 'choice', label: text(locale, 'move.which'), required: true, error: texts.text(locale, 'problems.required'), choices: shifts.slice(0, 200).map(({ id, name }) => ({ value: id, title: plain(name) })) }] }],
          actions: [act(locale, 'move', { style: 'positive', inputs: 'auto' })],
        }),
      };
    },
    async briefNow(locale, place) {
      const here = await shiftHere(place);
      if (!here) return { kind: 'message', card: note(locale, 'brief.no-shift') };
      const { shift, said, good } = await brief(locale, here.shift);
      // The card itself says all where it went well.
      return { kind: 'message', card: good ? renderPage(renderer, locale, { title: plain(shift.name), intro: said }) : summary(locale, shift, said, good) };
    },
    async act(locale, verb, data, place) {
      if (verb === 'save') return save(locale, place, data);
      if (verb === 'move') {
        const id = typeof data['shift'] === 'string' ? data['shift'] : '';
        if (!await readShift(store, id) || await shiftAt(store, place.channelId)) return { kind: 'toast', text: text(locale, 'move.taken') };
        const moved = await editShift(store, id, (known) => ({ ...known, place, state: known.state === 'unreachable' ? 'active' : known.state }));
        rounds().lookAt(id);
        return { kind: 'replace', card: summary(locale, moved, text(locale, 'move.done')) };
      }
      const shift = (await shiftHere(place))?.shift;
      if (!shift) return { kind: 'toast', text: text(locale, 'brief.no-shift') };
      switch (verb) {
        case 'show': return { kind: 'replace', card: summary(locale, shift) };
        case 'edit': return { kind: 'replace', card: form(locale, typedOf(texts, locale, shift)) };
        case 'pause': case 'resume': {
          const changed = await editShift(store, shift.id, (known) => ({ ...known, state: verb === 'pause' ? 'paused' : 'active' }));
          rounds().lookAt(shift.id);
          return { kind: 'replace', card: summary(locale, changed) };
        }
        case 'brief': {
          const { shift: after, said, good } = await brief(locale, shift);
          return { kind: 'replace', card: summary(locale, after, said, good) };
        }
        case 'ask-remove': return {
          kind: 'replace',
          card: renderPage(renderer, locale, { kicker: text(locale, 'title'), title: plain(shift.name), intro: text(locale, 'removeAsk'), actions: [act(locale, 'remove', { style: 'destructive' }), act(locale, 'show')] }),
        };
        case 'remove':
          await removeShift(store, shift.id);
          return { kind: 'replace', card: note(locale, 'removed') };
        default: return { kind: 'not-implemented' };
      }
    },
  };

  function note(locale: Locale, key: string): Card {
    return renderPage(renderer, locale, { title: text(locale, 'title'), intro: text(locale, key) });
  }
}

function typedOf(texts: Texts, locale: Locale, shift: Shift): Typed {
  return {
    name: shift.name, zone: shift.zone, schedule: scheduleWords(texts, locale, readSchedule(shift.pattern)), reminderDays: String(nearest(shift.reminderDays)),
    lessons: String(shift.lessons), supervisors: shift.supervisors.join(','),
  };
}

/** One of the choices of the form. */
function nearest(days: number): number {
  return [0, 3, 7, 14].find((each) => each >= days) ?? 14;
}
