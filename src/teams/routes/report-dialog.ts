import { z } from 'zod';
import { codeOf, type Log, ownFrames, type Random } from '../../base/index.js';
import {
  leaveWords,
  type FormState, formStateSchema, type Intake, leaveStep, type Move, openForm, partNames, type Screen, showStep, type Step, steps,
} from '../../reporting/index.js';
import type { Terms } from '../../deidentify/index.js';
import type { Answer } from '../answer.js';
import type { Locale } from '../locales.js';
import type { StepCards } from './report-cards.js';

/** What our own buttons carry; anything else did not come from a card of ours. */
const markSchema = z.strictObject({
  step: z.enum(steps),
  to: z.enum(['next', 'back', 'part', 'send']),
  form: formStateSchema,
});

/** The buttons of the page about words that could identify a person. */
const wordsSchema = z.strictObject({ step: z.literal('words'), part: z.enum(partNames), to: z.enum(['edited', 'keep']), form: formStateSchema });

export interface ReportDialog {
  /** `practice`: the same form, of which nothing is kept (policy 5.2). */
  open(locale: Locale, practice?: boolean): Answer;
  /** `overLimit`: a whole report is not sent but shown again, to be sent later. */
  submit(locale: Locale, data: Record<string, unknown>, overLimit: boolean): Promise<Answer>;
}

/** The report's dialog: opens the form, walks its steps, and sends it. All state is in the cards. */
export function createReportDialog(intake: Intake, cards: StepCards, random: Random, log: Log, terms?: Terms): ReportDialog {
  const show = (locale: Locale, screen: Screen, notice?: string) => cards.step(locale, screen, notice);

  async function send(locale: Locale, screen: Extract<Screen, { kind: 'complete' }>): Promise<Answer> {
    if (screen.state.practice) return cards.practised(locale);
    try {
      const codes = await intake.submit(screen.state.key, screen.answers);
      if (codes !== 'own-receipt') return cards.sent(locale, codes);
      return show(locale, withProblem(screen.state));
    } catch (error) {
      log.warn('store-failed', { code: codeOf(error), at: ownFrames(error) });
      // The summary again, with everything in it: pressing the button once more is safe.
      return show(locale, showStep('review', screen.state), cards.failure(locale, codeOf(error)));
    }
  }

  return {
    open: (locale, practice) => show(locale, showStep('what', openForm(random, practice))),
    async submit(locale, data, overLimit) {
      const { nearMiss, msteams: _teams, ...inputs } = data;
      // Told apart before it is checked: to fail a check costs more than to pass it.
      const words = stepIn(nearMiss) === 'words' ? wordsSchema.safeParse(nearMiss) : undefined;
      if (words?.success === true) return show(locale, leaveWords(words.data.part, words.data.form, words.data.to, inputs, terms));
      const mark = markSchema.safeParse(nearMiss);
      if (!mark.success) return show(locale, showStep('what', openForm(random)), cards.damaged(locale));
      const screen = leaveStep(mark.data.step, mark.data.form, moveOf(mark.data.step, mark.data.to, inputs), inputs, terms);
      if (screen.kind !== 'complete') return show(locale, screen);
      return overLimit ? show(locale, showStep('review', screen.state), cards.tooMany(locale)) : send(locale, screen);
    },
  };
}

function stepIn(mark: unknown): unknown {
  return typeof mark === 'object' && mark !== null && 'step' in mark ? mark.step : undefined;
}

function moveOf(step: Step, to: Move['to'], inputs: Record<string, unknown>): Move {
  if (to !== 'part') return { to };
  const part = partNames.find((name) => name === inputs['part']);
  return step === 'review' && part !== undefined ? { to, part } : { to: 'back' };
}

function withProblem(state: FormState): Screen {
  return { ...showStep('what', state), problems: { narrative: 'own-receipt' } } as Screen;
}

