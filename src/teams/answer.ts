import { ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from './render.js';

/** What a route answers with. */
export type Answer =
  /** A card as a chat message. */
  | { kind: 'message'; card: Card }
  /** A step of a dialog, or its last page. */
  | { kind: 'dialog'; title: string; card: Card }
  /** A card in the place of the one whose button was pressed, for the one who pressed it. */
  | { kind: 'replace'; card: Card }
  /** A line shown to the one who pressed. */
  | { kind: 'toast'; text: string }
  /** What a search of the message extension found. */
  | { kind: 'results'; results: { title: string; text: string; card: Card }[] }
  /** A card that is put into the message box of the conversation. */
  | { kind: 'insert'; card: Card }
  /** An invoke that this bot does not know. */
  | { kind: 'not-implemented' }
  | { kind: 'nothing' };

/** Sends an answer: into the conversation, or as the body of the invoke's own response. */
export async function sendAnswer(context: TurnContext, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'nothing': return;
    case 'message':
      await context.sendActivity({ attachments: [CardFactory.adaptiveCard(answer.card)] });
      return;
    case 'dialog':
      await respond(context, 200, { task: { type: 'continue', value: { title: answer.title, height: 'large', width: 'medium', card: CardFactory.adaptiveCard(answer.card) } } });
      return;
    case 'replace':
      await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answer.card });
      return;
    case 'toast':
      await respond(context, 200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: answer.text });
      return;
    case 'results':
      await respond(context, 200, { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: answer.results.map(resultOf) } });
      return;
    case 'insert':
      await respond(context, 200, { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [CardFactory.adaptiveCard(answer.card)] } });
      return;
    case 'not-implemented':
      await respond(context, 501, { code: 'NM-UNKNOWN-INVOKE' });
  }
}

async function respond(context: TurnContext, status: number, body: unknown): Promise<void> {
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status, body } });
}

function resultOf({ title, text, card }: { title: string; text: string; card: Card }) {
  return { ...CardFactory.adaptiveCard(card), preview: CardFactory.thumbnailCard(title, text) };
}
