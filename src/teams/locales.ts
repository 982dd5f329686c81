/** The languages that the bot speaks, the one people get who name none first. */
export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];
