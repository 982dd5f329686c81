/** What a person may write to the bot, in either language. Anything else gets the help card: no dead ends. */
const phrases = {
  help: ['help', 'hi', 'hello', 'hey', 'start', 'ayuda', 'hola', 'inicio'],
  'register-shift': ['register shift', 'shift', 'registrar turno', 'turno'],
  'move-shift': ['move shift', 'mover turno'],
  'brief-now': ['brief now', 'briefing now', 'charla ahora'],
  coverage: ['coverage', 'cobertura'],
  'command-here': ['command here', 'mando aquí', 'mando aqui'],
  trends: ['trends', 'tendencias'],
  desk: ['desk', 'escritorio'],
  'release-now': ['release now', 'abrir ahora'],
  'digest-here': ['digest here', 'resumen aquí', 'resumen aqui'],
  kept: ['kept', 'what do you keep', 'what do you store', 'privacy', 'qué guardas', 'que guardas', 'privacidad'],
} as const;

export type Command = keyof typeof phrases | 'unknown' | 'long-text' | 'no-dialog';

/** Commands that are about the channel they are written in. */
export const inChannels: ReadonlySet<Command> = new Set(['register-shift', 'move-shift', 'brief-now', 'command-here', 'digest-here', 'trends']);

/** A message of this length or more may be a report that was typed into the chat, where it must not be. */
const longText = 100;

/** The command of a message. The text itself goes no further than this function. */
export function commandOf(text: string): Command {
  const words = text.replace(/<at>[^<]*<\/at>/gi, ' ').replace(/&nbsp;/g, ' ').replace(/[\s?!.¿¡]+/g, ' ').trim().toLowerCase();
  for (const [command, known] of Object.entries(phrases)) {
    if ((known as readonly string[]).includes(words)) return command as Command;
  }
  return words.length >= longText ? 'long-text' : 'unknown';
}
