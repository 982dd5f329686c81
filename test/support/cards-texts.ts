import { loadTexts } from '../../src/teams/texts.js';

/** The texts that people read, as the bot loads them. */
export const texts = loadTexts(new URL('../../cards/', import.meta.url));
